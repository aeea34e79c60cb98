using System.Collections.Concurrent;

namespace EngagementTracker.Web.Ui.Forms;

/// <summary>Lists of choices that are alike become one list: most readers are offered the same hundreds of parties, and each open page holds its list.</summary>
public static class SharedOptions
{
    /// <summary>More than a ministry's pages have in use; beyond it the sharing begins anew.</summary>
    private const int Most = 1000;

    private static readonly ConcurrentDictionary<int, WeakReference<IReadOnlyList<Option<string>>>> Known = [];

    /// <summary>An earlier list that is alike and still in use, or else this one.</summary>
    public static IReadOnlyList<Option<string>> Of(IReadOnlyList<Option<string>> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var hash = new HashCode();
        foreach (var option in options) hash.Add(option);
        if (Known.TryGetValue(hash.ToHashCode(), out var known) && known.TryGetTarget(out var earlier) && earlier.SequenceEqual(options)) return earlier;
        if (Known.Count >= Most) Known.Clear();
        Known[hash.ToHashCode()] = new(options);
        return options;
    }
}
