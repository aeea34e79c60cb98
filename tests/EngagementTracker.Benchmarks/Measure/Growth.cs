using System.Globalization;
using System.Text;
using System.Text.Json;

namespace EngagementTracker.Benchmarks.Measure;

/// <summary>What measure has printed for databases of several sizes: the table of the largest, and each figure's growth as a plot.</summary>
internal static class Growth
{
    private const int Columns = 4;
    private const int Wide = 260;
    private const int High = 170;

    // Of a panel's plot, within it.
    private const int Left = 44;
    private const int Top = 34;
    private const int Bottom = 28;
    private const int Right = 22;

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not ["--plot", var plot, .. { Length: > 0 } sizes] || sizes.Select(Size).Any(s => s is null))
        {
            await Console.Error.WriteLineAsync("report --plot FILE.svg ENGAGEMENTS=FILE …, where each FILE holds what measure printed for so many engagements.");
            return 2;
        }
        List<Measured> all = [];
        foreach (var (engagements, file) in sizes.Select(s => Size(s)!.Value).OrderBy(s => s.Engagements))
            foreach (var line in await File.ReadAllLinesAsync(file)) all.Add(Measured.Read(engagements, line));
        Console.Write(Table([.. all.Where(m => m.Engagements == all[^1].Engagements)]));
        await File.WriteAllTextAsync(plot, Plot([.. all.GroupBy(m => m.Figure)]));
        return 0;
    }

    private static (int Engagements, string File)? Size(string text) =>
        text.Split('=', 2) is [var number, var file] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var engagements) && File.Exists(file) ? (engagements, file) : null;

    private static string Table(IReadOnlyList<Measured> figures)
    {
        var text = new StringBuilder("| figure | p50 ms | p95 ms | cold ms | KB allocated | limit p50 ms | limit cold ms | times the limit | a second |\n|---|---|---|---|---|---|---|---|---|\n");
        foreach (var f in figures)
        {
            string?[] cells = [f.Figure, Number(f.P50), Number(f.P95), Number(f.Cold), Number(f.Allocated), Number(f.Limit), Number(f.LimitCold), Number(f.Ratio), Number(f.PerSecond)];
            text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
        }
        return text.ToString();
    }

    private static string? Number(double? value) => value?.ToString("#,0.####", CultureInfo.InvariantCulture);

    /// <summary>A panel for each figure; both axes go by powers of ten, each tenth part of an axis alike in all panels.</summary>
    private static string Plot(IReadOnlyList<IGrouping<string, Measured>> figures)
    {
        var (width, height) = (Columns * Wide, (figures.Count + Columns - 1) / Columns * High + 34);
        var svg = new StringBuilder($"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="system-ui, sans-serif" font-size="11" fill="#1f2933" role="img" aria-label="How each figure grows with the number of engagements">
            <rect width="{width}" height="{height}" fill="#ffffff"/>
            <text x="14" y="20" font-size="12">Milliseconds by number of engagements: <tspan fill="#0b5c8a" font-weight="600">median</tspan>, <tspan fill="#7aa7c4">95th percentile</tspan>, <tspan fill="#b45309">the same question in plain SQL</tspan></text>

            """);
        foreach (var (at, figure) in figures.Index()) svg.Append(Panel([.. figure], at % Columns * Wide, at / Columns * High + 34));
        return svg.Append("</svg>\n").ToString();
    }

    private static string Panel(IReadOnlyList<Measured> figure, int x, int y)
    {
        double[] values = [.. figure.SelectMany(f => new[] { f.P50, f.P95, f.Limit ?? f.P50 })];
        var (low, high) = (Math.Floor(Math.Log10(values.Min())), Math.Ceiling(Math.Log10(values.Max())));
        if (high <= low) high = low + 1;
        var (first, last) = (Math.Log10(figure.Min(f => f.Engagements)), Math.Log10(figure.Max(f => f.Engagements)));
        double X(double engagements) => x + Left + (last > first ? (Math.Log10(engagements) - first) / (last - first) : 0.5) * (Wide - Left - Right);
        double Y(double ms) => y + High - Bottom - (Math.Log10(ms) - low) / (high - low) * (High - Top - Bottom);
        var svg = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"<text x=\"{x + 14}\" y=\"{y + 20}\" font-weight=\"600\">{figure[0].Figure.Replace(", page 1 with count", "", StringComparison.Ordinal).Replace(" with count", "", StringComparison.Ordinal)}</text>\n"));
        for (var power = low; power <= high; power++)
        {
            var at = Y(Math.Pow(10, power));
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{x + Left} {at:0.#}H{x + Wide - Right}\" stroke=\"#d9e2ec\"/><text x=\"{x + Left - 6}\" y=\"{at + 4:0.#}\" text-anchor=\"end\" fill=\"#52606d\">{Math.Pow(10, power):0.###}</text>\n");
        }
        foreach (var f in figure)
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(f.Engagements):0.#}\" y=\"{y + High - 12}\" text-anchor=\"middle\" fill=\"#52606d\">{Short(f.Engagements)}</text>\n");
        void Line(Func<Measured, double?> value, string color, string dashes)
        {
            var points = figure.Where(f => value(f) is not null).Select(f => (X: X(f.Engagements), Y: Y(value(f)!.Value))).ToList();
            if (points.Count == 0) return;
            svg.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{string.Join(' ', points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.X:0.#},{p.Y:0.#}")))}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"2\"{dashes}/>\n");
            foreach (var (px, py) in points) svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{px:0.#}\" cy=\"{py:0.#}\" r=\"2.5\" fill=\"{color}\"/>\n");
        }
        Line(f => f.Limit, "#b45309", " stroke-dasharray=\"4 3\"");
        Line(f => f.P95, "#7aa7c4", "");
        Line(f => f.P50, "#0b5c8a", "");
        return svg.ToString();
    }

    private static string Short(int engagements) => engagements >= 1_000_000 ? $"{engagements / 1_000_000} M" : engagements >= 1_000 ? $"{engagements / 1_000} k" : $"{engagements}";

    private sealed record Measured(int Engagements, string Figure, double P50, double P95, double? Cold, double? Allocated, double? Limit, double? LimitCold, double? Ratio, double? PerSecond)
    {
        public static Measured Read(int engagements, string line)
        {
            var json = JsonDocument.Parse(line).RootElement;
            double? Of(string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
            return new Measured(
                engagements, json.GetProperty("figure").GetString()!, Of("p50_ms")!.Value, Of("p95_ms")!.Value, Of("cold_ms"), Of("allocated_kb"), Of("limit_p50_ms"), Of("limit_cold_ms"), Of("ratio"), Of("per_second"));
        }
    }
}
