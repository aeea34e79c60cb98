using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace EngagementTracker.Benchmarks.Measure;

/// <summary>One figure: how long a question takes, beside the same question asked by plain SQL on the same file, its limit.</summary>
/// <param name="Ask">Gives the number of rows.</param>
internal sealed record Figure(string Name, Func<Task<int>> Ask, Func<Task<int>>? Limit = null)
{
    private const int Runs = 101;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    /// <summary>Cold is the first time after the file has left the memory of program and machine; warm is as in a server that has been up for a minute.</summary>
    public async Task<string> MeasureAsync(Func<Task> cool)
    {
        var (limitCold, limits) = Limit is null ? (null, null) : await TimeAsync(Limit, cool);
        var (cold, times) = await TimeAsync(Ask, cool);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var rows = await Ask();
        var allocated = (GC.GetTotalAllocatedBytes(precise: true) - before) / 1024;
        return Line(rows, times!, allocated, cold, limits, limitCold);
    }

    /// <summary>Each turn is done once; what it takes is given by the writers themselves.</summary>
    public static string Of(string name, IReadOnlyList<double> times, double perSecond) => JsonSerializer.Serialize(new
    {
        figure = name,
        rows = times.Count,
        p50_ms = Round(At(times, 0.5)),
        p95_ms = Round(At(times, 0.95)),
        per_second = Round(perSecond),
    });

    private string Line(int rows, List<double> times, long allocated, double? cold, List<double>? limits, double? limitCold) => JsonSerializer.Serialize(new
    {
        figure = Name,
        rows,
        p50_ms = Round(At(times, 0.5)),
        p95_ms = Round(At(times, 0.95)),
        cold_ms = Round(cold),
        allocated_kb = allocated,
        limit_p50_ms = limits is null ? null : Round(At(limits, 0.5)),
        limit_cold_ms = Round(limitCold),
        ratio = limits is null ? null : Round(At(times, 0.5) / At(limits, 0.5)),
    });

    private static async Task<(double? Cold, List<double> Warm)> TimeAsync(Func<Task<int>> ask, Func<Task> cool)
    {
        // The program is warm and the file is cold.
        await ask();
        await cool();
        var cold = await OnceAsync(ask);
        List<double> warm = [];
        await WarmUpAsync(ask, WarmUp);
        for (var run = 0; run < Runs; run++) warm.Add(await OnceAsync(ask));
        return (cold, warm);
    }

    /// <summary>The same before it is timed: .NET makes the code anew that is often run, in steps, and the slowest of them is the one before the last.</summary>
    public static async Task WarmUpAsync<TAnswer>(Func<Task<TAnswer>> ask, TimeSpan time)
    {
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < time) await ask();
    }

    public static async Task<double> OnceAsync<TAnswer>(Func<Task<TAnswer>> ask)
    {
        var start = Stopwatch.GetTimestamp();
        await ask();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double At(IReadOnlyList<double> times, double share) => times.Order().ElementAt((int)(share * (times.Count - 1)));

    private static double? Round(double? value) => value is { } number ? double.Parse(number.ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : null;
}
