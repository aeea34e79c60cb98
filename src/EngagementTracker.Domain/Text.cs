using System.Globalization;
using System.Text;

namespace EngagementTracker.Domain;

/// <summary>What is done to every text that a person typed, and nothing more: their words stay theirs.</summary>
public static class Text
{
    /// <summary>One newline form, no NUL characters, no white space around; <see langword="null"/> becomes empty.</summary>
    public static string Clean(string? text) =>
        (text ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')
            .Replace("\0", "", StringComparison.Ordinal).Trim();

    /// <summary>As <see cref="Clean"/>, but nothing typed is <see langword="null"/>.</summary>
    public static string? CleanOrNull(string? text) => Clean(text) is { Length: > 0 } cleaned ? cleaned : null;

    /// <summary>Cleaned and within the limit, or an <see cref="ArgumentException"/> that names the field.</summary>
    public static string Required(string? text, int limit, string field)
    {
        var cleaned = Clean(text);
        if (cleaned.Length == 0) throw new ArgumentException($"{field} is empty.", field);
        return Limited(cleaned, limit, field)!;
    }

    public static string? Limited(string? text, int limit, string field) =>
        CleanOrNull(text) is not { } cleaned ? null
        : cleaned.Length <= limit ? cleaned
        : throw new ArgumentException($"{field} has {cleaned.Length} characters; the limit is {limit}.", field);

    /// <summary>
    /// Lower case without accents, so that "cavusoglu" finds "Çavuşoğlu".
    /// Letters that do not decompose (ı, ø, ł, ß, đ) are replaced by what a keyboard without them offers.
    /// </summary>
    public static string Fold(string? text)
    {
        var folded = new StringBuilder();
        foreach (var c in WellFormed(Clean(text)).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            folded.Append(char.ToLowerInvariant(c) switch
            {
                'ı' => "i",
                'ø' => "o",
                'ł' => "l",
                'đ' or 'ð' => "d",
                'ß' => "ss",
                'æ' => "ae",
                'œ' => "oe",
                '’' or 'ʼ' or '‘' => "'",
                var lower => lower.ToString(),
            });
        }
        return folded.ToString();
    }

    /// <summary>Half a surrogate pair and what is no character, which cannot be normalised, become U+FFFD: a text may be cut anywhere.</summary>
    private static string WellFormed(string text) =>
        text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 && text.AsSpan().IndexOfAnyInRange('\uFDD0', '\uFFFF') < 0 ? text
        : string.Concat(text.EnumerateRunes().Select(r => (r.Value & 0xFFFE) == 0xFFFE || r.Value is >= 0xFDD0 and <= 0xFDEF ? Rune.ReplacementChar : r));

    /// <summary>The folded names of one record, each on a line of its own, so that "\nken" finds a name's beginning.</summary>
    public static string SearchKey(params IEnumerable<string?> names) =>
        string.Concat(names.Select(Fold).Where(n => n.Length > 0).Distinct().Select(n => $"\n{n}"));
}
