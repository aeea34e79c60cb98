using System.Text.RegularExpressions;
using EngagementTracker.Domain;

namespace EngagementTracker.Readouts.Comparison;

/// <summary>The words of a text that say what it is about: folded, without endings, without those that any readout has.</summary>
internal static partial class ContentWords
{
    private static readonly string[] Endings = ["ment", "ion", "ing", "ed", "e"];

    /// <param name="light">Stems that do not count.</param>
    public static HashSet<string> Of(string text, IReadOnlySet<string> light) => [.. Stems(text).Where(s => !light.Contains(s))];

    /// <summary>Every word of a text, in order.</summary>
    public static IEnumerable<string> Stems(string text) => Word().Matches(Text.Fold(text)).Select(m => Stem(m.Value));

    /// <summary>The share of words that both have: from 0, nothing, to 1, the same words.</summary>
    public static double Likeness(HashSet<string> a, HashSet<string> b) =>
        a.Count + b.Count == 0 ? 0 : 2.0 * Shared(a, b) / (a.Count + b.Count);

    public static int Shared(HashSet<string> a, HashSet<string> b) => a.Count > b.Count ? a.Count(b.Contains) : b.Count(a.Contains);

    /// <summary>Light: "negotiations", "negotiating" and "negotiate" are one, "conclude" and "conclusion" are not.</summary>
    private static string Stem(string word)
    {
        if (word.Length < 4 || char.IsDigit(word[0])) return word;
        var stem = Singular(word);
        foreach (var ending in Endings)
        {
            if (stem.EndsWith(ending, StringComparison.Ordinal) && stem.Length - ending.Length >= 4) stem = stem[..^ending.Length];
        }
        // "committed" and "commit".
        return stem.Length > 4 && stem[^1] == stem[^2] && stem[^1] is not ('s' or 'l' or 'e') ? stem[..^1] : stem;
    }

    private static string Singular(string word) =>
        word.EndsWith("ies", StringComparison.Ordinal) ? word[..^3] + "y"
        : word.EndsWith("ss", StringComparison.Ordinal) || word.EndsWith("us", StringComparison.Ordinal) || word.EndsWith("is", StringComparison.Ordinal) ? word
        : word.EndsWith('s') ? word[..^1] : word;

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:\.\p{L}\b)*")]
    private static partial Regex Word();
}
