using EngagementTracker.Benchmarks.Generate;
using EngagementTracker.Benchmarks.Measure;

namespace EngagementTracker.Benchmarks;

internal static class Once
{
    public static async Task<int> RunAsync()
    {
        foreach (var run in (Func<SaveThroughput, Task>[])[s => s.WithoutTheChain(), s => s.WithTheChain()])
        {
            using var saves = new SaveThroughput { Writers = 2 };
            await saves.StartAsync();
            await run(saves);
        }
        using var verify = new VerifySpeed { Entries = 2_000 };
        await verify.StartAsync();
        verify.Verify();
        var readouts = new ReadoutSpeed { Readouts = 20 };
        await readouts.StartAsync();
        readouts.Read();
        using var list = new CommitmentListSpeed { Commitments = 200 };
        await list.StartAsync();
        foreach (var view in CommitmentListSpeed.Filters)
        {
            list.View = view;
            await list.FirstRows();
        }
        await DeadlineSpeed.RunAsync(500);
        var folder = Directory.CreateTempSubdirectory("tracker-once-");
        var file = Path.Combine(folder.FullName, "tracker.db");
        await Generator.FillAsync(file, 300);
        if (await Measurement.RunAsync(["--database", file, "page", "search", "by reference", "board", "one writer"]) != 0) return 1;
        folder.Delete(recursive: true);
        Console.WriteLine("The benchmarks run.");
        return 0;
    }
}
