using EngagementTracker.Domain;

namespace EngagementTracker.Web.Data.Search;

/// <summary>
/// The words of names as the indexes of names hold them (migration SearchNames): folded, each with a space before and after it, in pieces
/// of three letters. So the beginning of a word is found by what it begins with, and a misspelt one by the pieces that are right.
/// </summary>
public static class NameWords
{
    /// <summary>Fewer letters make no piece.</summary>
    private const int Shortest = 2;

    public static IReadOnlyList<string> Of(string? text)
    {
        var folded = Text.Fold(text).Replace(".", "", StringComparison.Ordinal);
        return string.Concat(folded.Select(c => char.IsLetterOrDigit(c) || char.IsSurrogate(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Names in which each of the words begins one; <see langword="null"/> where too little was typed.</summary>
    public static string? Beginning(string? typed) => Of(typed).Where(w => w.Length >= Shortest).ToList() switch
    {
        [] => null,
        var words => string.Join(" AND ", words.Select(w => $"\" {w}\"")),
    };

    /// <summary>
    /// Names that have one of as many pieces of the word as there may be slips, and one more: some piece stays whole. It is cut in two ways,
    /// because two letters that change places at a cut spoil both pieces. All are long enough for the index (<see cref="Spelling.Slips"/>).
    /// </summary>
    public static string Like(string word)
    {
        var spaced = $" {word} ";
        var count = Spelling.Slips(word.Length) + 1;
        return string.Join(" OR ", Cut(0).Concat(Cut(1)).Where(piece => piece.Length >= 3).Distinct().Select(piece => $"\"{piece}\""));

        IEnumerable<string> Cut(int shift) => Enumerable.Range(0, count).Select(i => spaced[At(i, shift)..At(i + 1, shift)]);
        int At(int cut, int shift) => cut == 0 ? 0 : cut == count ? spaced.Length : (cut * spaced.Length / count) + shift;
    }
}
