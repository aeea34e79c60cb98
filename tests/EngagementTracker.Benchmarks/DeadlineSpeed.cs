using System.Diagnostics;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Deadlines;
using EngagementTracker.Web.Features.Deadlines.Board;
using EngagementTracker.Web.Features.Deadlines.Month;
using EngagementTracker.Web.Ui.Frame;

namespace EngagementTracker.Benchmarks;

/// <summary>How long the server works for each view of the deadlines, and for the count beside them, when very much is open.</summary>
internal static class DeadlineSpeed
{
    private const int Runs = 21;

    public static async Task<int> RunAsync(int followUps)
    {
        await using var store = await Store.StartAsync();
        await store.FillFollowUpsAsync(followUps);
        Console.WriteLine($"{followUps:N0} open follow-ups, medians of {Runs}:");
        foreach (var by in Enum.GetValues<BoardBy>())
            await MeasureAsync($"board, swimlanes by {by}", () => store.AsOfficerAsync((db, me) => DueBoard.ReadAsync(db, new DeadlinesFilter(), me, TimeProvider.System, by)));
        await MeasureAsync("board of one owner", () => store.AsOfficerAsync((db, me) =>
            DueBoard.ReadAsync(db, new DeadlinesFilter(Owner: DeadlinesFilter.Me), me, TimeProvider.System, BoardBy.None)));
        foreach (var isWeek in (bool[])[false, true])
        {
            await MeasureAsync(isWeek ? "week" : "month", () => store.AsOfficerAsync((db, me) =>
                DueMonth.ReadAsync(db, new DeadlinesFilter(), me, TimeProvider.System, me.Today(TimeProvider.System), isWeek)));
        }
        await MeasureAsync("list", () => store.AsOfficerAsync((db, me) => DueListing.ReadAsync(db, new DeadlinesFilter(), me, TimeProvider.System, null, null)));
        await MeasureAsync("late count in the navigation", () => store.AsOfficerAsync((db, _) => DueSections.LateCountAsync(db, TimeProvider.System, NavCount.Most)));
        return 0;
    }

    private static async Task MeasureAsync<TRead>(string name, Func<Task<TRead>> read)
    {
        List<double> taken = [];
        for (var run = -3; run < Runs; run++) // the first three warm up
        {
            var start = Stopwatch.GetTimestamp();
            await read();
            if (run >= 0) taken.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        taken.Sort();
        Console.WriteLine($"  {name}: {taken[Runs / 2]:F0} ms (from {taken[0]:F0} to {taken[^1]:F0})");
    }
}
