using System.Diagnostics;
using EngagementTracker.Web.Data.Audit;
using Microsoft.Data.Sqlite;

namespace EngagementTracker.Benchmarks;

/// <summary>
/// The comparison of <see cref="SaveThroughput"/> for a machine that has other work: short runs with and without the chain take turns,
/// so that whatever disturbs one disturbs the other, and the ratio of each pair counts.
/// </summary>
internal static class Paired
{
    private const int Pairs = 60;
    private const int Saves = 100;

    public static async Task<int> RunAsync()
    {
        foreach (var writers in (int[])[1, 20])
        {
            await using var plain = await Store.StartAsync();
            await using var chained = await Store.StartAsync();
            var (without, with) = (new List<(double Rate, double Cpu)>(), new List<(double Rate, double Cpu)>());
            for (var pair = -3; pair < Pairs; pair++) // the first three warm up
            {
                var chainFirst = pair % 2 == 0;
                var first = await RateAsync(writers, chainFirst ? chained : plain, chainFirst ? AuditWriter.AppendAsync : Unchained.AppendAsync);
                var second = await RateAsync(writers, chainFirst ? plain : chained, chainFirst ? Unchained.AppendAsync : AuditWriter.AppendAsync);
                if (pair < 0) continue;
                with.Add(chainFirst ? first : second);
                without.Add(chainFirst ? second : first);
            }
            var taken = without.Zip(with, (p, c) => 100 * (1 - (c.Rate / p.Rate)));
            var cpuTaken = without.Zip(with, (p, c) => 100 * (1 - (p.Cpu / c.Cpu)));
            Console.WriteLine($"""
                {writers} writers: without {Spread(without.Select(r => r.Rate), "F0")} saves a second, with {Spread(with.Select(r => r.Rate), "F0")}; the chain takes {Spread(taken, "F1")} %
                of the processor: without {Spread(without.Select(r => r.Cpu), "F2")} ms a save, with {Spread(with.Select(r => r.Cpu), "F2")}; the chain takes {Spread(cpuTaken, "F1")} %
                """);
        }
        return 0;
    }

    /// <summary>Saves a second, and milliseconds of the processor's time a save, which other programs do not disturb.</summary>
    private static async Task<(double Rate, double Cpu)> RateAsync(int writers, Store store, Func<SqliteTransaction, Signature, IReadOnlyList<AuditedAct>, CancellationToken, Task> append)
    {
        var (start, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < Saves / writers; i++) await store.LogAsync(append);
        })));
        return (Saves / Stopwatch.GetElapsedTime(start).TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds / Saves);
    }

    private static string Spread(IEnumerable<double> values, string form)
    {
        var sorted = values.Order().ToList();
        string At(double share) => sorted[(int)(share * (sorted.Count - 1))].ToString(form);
        return $"{At(0.5)} (middle half {At(0.25)} to {At(0.75)})";
    }
}
