using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components;

namespace EngagementTracker.Web.Ui.Display;

/// <summary>An icon beside words that say the same; drawn once for all pages.</summary>
public static class Icon
{
    private static readonly ConcurrentDictionary<string, MarkupString> Drawn = [];

    /// <param name="paths">One of MudBlazor's icons.</param>
    public static MarkupString Of(string paths) => Drawn.GetOrAdd(paths, static p => new MarkupString(
        IconSheet.AddressOf(p) is { } address
            ? $"""<svg class="icon" aria-hidden="true"><use href="{address}"/></svg>"""
            : $"""<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">{p}</svg>"""));
}
