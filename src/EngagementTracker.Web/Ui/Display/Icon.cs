using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components;

namespace EngagementTracker.Web.Ui.Display;

/// <summary>An icon beside words that say the same; drawn once for all pages.</summary>
public static class Icon
{
    /// <summary>The square without ink that some icons begin with.</summary>
    private const string Square = """<path d="M0 0h24v24H0z" fill="none"/>""";

    private static readonly ConcurrentDictionary<string, MarkupString> Drawn = [];

    /// <param name="paths">One of MudBlazor's icons.</param>
    public static MarkupString Of(string paths) => Drawn.GetOrAdd(paths, static p =>
        new MarkupString($"""<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">{p.Replace(Square, "", StringComparison.Ordinal)}</svg>"""));
}
