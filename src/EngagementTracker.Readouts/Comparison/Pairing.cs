namespace EngagementTracker.Readouts.Comparison;

/// <summary>Finds what two lists have in common.</summary>
internal static class Pairing
{
    /// <summary>
    /// Pairs each item with at most one of the other list, the likest first; each item stands in one line. Swapping the lists swaps the sides.
    /// First comes what both have, in the order of the first list; then what the first has alone; then what the second has alone.
    /// </summary>
    /// <param name="likeness">How like two items are, by their places in the lists; 0 when they are not the same.</param>
    public static IReadOnlyList<Compared<T>> Of<T>(
        IReadOnlyList<Told<T>> first, IReadOnlyList<Told<T>> second, Func<int, int, double> likeness, Func<T, T, bool> contradict)
    {
        var (partners, taken) = (new int?[first.Count], new bool[second.Count]);
        var likely = from i in Enumerable.Range(0, first.Count)
                     from j in Enumerable.Range(0, second.Count)
                     let like = likeness(i, j)
                     where like > 0
                     // Among equals, an order that stays the same when the lists are swapped.
                     orderby like descending, i + j, Math.Abs(i - j)
                     select (i, j);
        foreach (var (i, j) in likely)
        {
            if (partners[i] is not null || taken[j]) continue;
            (partners[i], taken[j]) = (j, true);
        }
        return
        [
            .. first.Index().Where(f => partners[f.Index] is not null)
                .Select(f => (First: f.Item, Second: second[partners[f.Index]!.Value]))
                .Select(p => new Compared<T>(p.First, p.Second, contradict(p.First.Value, p.Second.Value))),
            .. first.Where((_, i) => partners[i] is null).Select(f => new Compared<T>(f, null)),
            .. second.Where((_, j) => !taken[j]).Select(s => new Compared<T>(null, s)),
        ];
    }
}
