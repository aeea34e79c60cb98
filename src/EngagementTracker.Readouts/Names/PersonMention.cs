using EngagementTracker.Readouts.Texts;

namespace EngagementTracker.Readouts.Names;

/// <summary>Where a sentence names somebody by office, name or both: tokens from <paramref name="First"/> to the one before <paramref name="End"/>.</summary>
/// <param name="Party">The code of the party that the words around the office give; <see langword="null"/> when they give none.</param>
/// <param name="Title">The office without the country, as written; empty when only the name stands there.</param>
/// <param name="Name">Without honorifics; empty when only the office stands there.</param>
internal sealed record PersonMention(Sentence Sentence, int First, int End, string? Party, string Title, string Name, TextSpan? NameSpan)
{
    public string LastName { get; } = PersonName.Last(Name);
}

internal static class PersonName
{
    private static readonly HashSet<string> Suffixes = ["jr", "sr", "ii", "iii", "iv"];

    /// <summary>The folded last word that is a name: "Whipps, Jr." → "whipps", "Al-Thani" → "al-thani".</summary>
    public static string Last(string name) => Words(name).LastOrDefault(w => !Suffixes.Contains(w)) ?? "";

    /// <summary>Whether one form may be short for the other: the last name, or a family name that stands first ("Yang" for "Yang Jiechi").</summary>
    public static bool Refers(string a, string b)
    {
        var (x, y) = (Words(a), Words(b));
        return x.Length > 0 && y.Length > 0 && (Last(a) == Last(b) || (x.Length == 1 && y.Contains(x[0])) || (y.Length == 1 && x.Contains(y[0])));
    }

    public static bool IsSuffix(string word) => Suffixes.Contains(word);

    public static string[] Words(string name) =>
        Domain.Text.Fold(name).Split([' ', '.', ',', '\u00a0', '\u202f'], StringSplitOptions.RemoveEmptyEntries);
}
