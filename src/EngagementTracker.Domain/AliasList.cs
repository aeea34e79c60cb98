namespace EngagementTracker.Domain;

/// <summary>Other names under which a record is known.</summary>
public static class AliasList
{
    /// <summary>Cleaned, without empty ones and repetitions.</summary>
    /// <exception cref="ArgumentException">One is too long, or there are too many.</exception>
    public static IReadOnlyList<string> Clean(IEnumerable<string> aliases, int lengthLimit, int countLimit)
    {
        List<string> cleaned =
        [
            .. aliases.Select(a => Text.Limited(a, lengthLimit, "Alias")).OfType<string>().Distinct(StringComparer.Ordinal),
        ];
        return cleaned.Count <= countLimit ? cleaned
            : throw new ArgumentException($"There are {cleaned.Count} aliases; the limit is {countLimit}.", nameof(aliases));
    }
}
