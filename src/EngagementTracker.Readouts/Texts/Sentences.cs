using System.Text.RegularExpressions;
using EngagementTracker.Readouts.Lexicons;

namespace EngagementTracker.Readouts.Texts;

/// <summary>Cuts a text into tokens and sentences.</summary>
internal static partial class Sentences
{
    /// <summary>A line that is shorter stands alone: a headline, an address, a name. A longer one may have been wrapped.</summary>
    private const int ShortLine = 60;

    public static IReadOnlyList<Sentence> In(string text)
    {
        var sentences = new List<Sentence>();
        var open = new List<Token>();
        void Close()
        {
            if (open.Count > 0) sentences.Add(new Sentence(text, sentences.Count, [.. open]));
            open.Clear();
        }

        var lineStart = 0;
        foreach (Match match in Piece().Matches(text))
        {
            var token = new Token(match.Value, match.Index, char.IsLetterOrDigit(match.Value[0]));
            if (open.Count > 0)
            {
                var gap = text.AsSpan(open[^1].End, token.Start - open[^1].End);
                if (gap.Contains('\n'))
                {
                    if (EndsLine(gap, open[^1], open[^1].End - lineStart, token)) Close();
                    lineStart = token.Start;
                }
                else if (EndsSentence(open, token)) Close();
            }
            open.Add(token);
        }
        Close();
        return sentences;
    }

    private static bool EndsLine(ReadOnlySpan<char> gap, Token last, int length, Token next) =>
        gap.Count('\n') > 1 || Terminal(last) || length < ShortLine || !(char.IsLower(next.Text[0]) || length < 100);

    private static bool EndsSentence(List<Token> open, Token next)
    {
        var last = open.Count - 1;
        while (last > 0 && Closing(open[last])) last--;
        if (Closing(next) && next.Start == open[^1].End) return false;
        var begins = next.IsCapitalised || next.IsNumber || Opening(next);
        if (!begins) return false;
        var end = open[last];
        if (end.Text is "!" or "?") return true;
        if (end.Text == ".") return last == 0 || !IsAbbreviation(open[last - 1], next);
        // "in the U.S. The Secretary": the stop of the abbreviation ends the sentence too.
        return end.IsWord && end.Text.EndsWith('.') && (end.Is("d.c.") || Lexicon.Openers.Contains(next.Key));
    }

    private static bool IsAbbreviation(Token word, Token next) =>
        Lexicon.Abbreviations.Contains(word.Key)
        || (word.Text.Length == 1 && word.IsCapitalised && !Lexicon.Openers.Contains(next.Key));

    private static bool Terminal(Token token) => token.Text is "." or "!" or "?" or ":" || Closing(token);

    private static bool Closing(Token token) => token.Text is "”" or "’" or "\"" or ")" or "]" or "»";

    private static bool Opening(Token token) => token.Text is "“" or "‘" or "\"" or "(" or "[" or "«" or "—" or "–" or "-" or "•";

    // In this order: initials such as U.S., a number, a word with its inner hyphens and apostrophes, the possessive ending, any other sign.
    [GeneratedRegex(@"(?:\p{L}\.){2,}(?:-[\p{L}\p{M}]+)*|\d+(?:[.,]\d+)*(?:\p{L}+|%)?(?:-\p{L}+)*|[\p{L}\p{M}](?:[\p{L}\p{M}\p{N}]|['’ʼ`](?=[\p{L}])(?!s\b)|[-‐‑](?:(?:\p{L}\.){2,}|(?=[\p{L}\p{N}])))*|['’]s\b|\S")]
    private static partial Regex Piece();
}
