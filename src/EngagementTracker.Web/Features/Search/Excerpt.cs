using System.Text;
using EngagementTracker.Web.Data.Search;

namespace EngagementTracker.Web.Features.Search;

/// <summary>A piece of a text, and whether it is what was looked for.</summary>
public sealed record ExcerptPart(string Text, bool IsHit);

/// <summary>The place in a text where the words stand, with what is around it.</summary>
public static class Excerpt
{
    private const int Before = 80;
    private const int Length = 260;

    /// <summary>The words to be marked: those that are wanted.</summary>
    public static IReadOnlyList<SearchPhrase> Phrases(SearchNode? node) => node switch
    {
        SearchPhrase phrase => [phrase],
        SearchAll all => [.. all.Parts.SelectMany(Phrases)],
        SearchAny any => [.. any.Parts.SelectMany(Phrases)],
        _ => [],
    };

    /// <summary>The text from shortly before the first hit; from its beginning where the words stand elsewhere.</summary>
    public static IReadOnlyList<ExcerptPart> Of(string text, IReadOnlyList<SearchPhrase> phrases)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = Words(text);
        List<(List<string> Words, bool IsPrefix)> wanted = [.. phrases.Select(p => (Words(p.Text).ConvertAll(w => w.Folded), p.IsPrefix)).Where(p => p.Item1.Count > 0)];
        List<(int Start, int End)> hits = [];
        for (var at = 0; at < words.Count; at++)
        {
            foreach (var (sought, isPrefix) in wanted)
            {
                if (Stands(words, at, sought, isPrefix) && (hits.Count == 0 || hits[^1].End <= words[at].Start))
                    hits.Add((words[at].Start, words[at + sought.Count - 1].End));
            }
        }
        var from = hits.Count == 0 ? 0 : StartOfWord(words, hits[0].Start - Before);
        var until = Math.Min(text.Length, from + Length);
        if (until < text.Length) until = words.FindLast(w => w.End <= until) is { End: > 0 } last && last.End > from ? last.End : until;
        return Parts(text, from, until, hits);
    }

    private static List<ExcerptPart> Parts(string text, int from, int until, List<(int Start, int End)> hits)
    {
        List<ExcerptPart> parts = [];
        var at = from;
        foreach (var (start, end) in hits.Where(h => h.Start >= from && h.End <= until))
        {
            if (start > at) parts.Add(new ExcerptPart(text[at..start], false));
            parts.Add(new ExcerptPart(text[start..end], true));
            at = end;
        }
        if (at < until) parts.Add(new ExcerptPart(text[at..until], false));
        if (from > 0) parts.Insert(0, new ExcerptPart("… ", false));
        if (until < text.Length) parts.Add(new ExcerptPart(" …", false));
        return parts;
    }

    private static bool Stands(List<(int Start, int End, string Folded)> words, int at, List<string> sought, bool isPrefix)
    {
        if (at + sought.Count > words.Count) return false;
        for (var i = 0; i < sought.Count; i++)
        {
            var word = words[at + i].Folded;
            if (isPrefix && i == sought.Count - 1 ? !word.StartsWith(sought[i], StringComparison.Ordinal) : word != sought[i]) return false;
        }
        return true;
    }

    private static int StartOfWord(List<(int Start, int End, string Folded)> words, int from) =>
        from <= 0 ? 0 : words.Find(w => w.Start >= from) is { End: > 0 } word ? word.Start : 0;

    /// <summary>Letters and digits that stand together, as the index takes a text apart.</summary>
    private static List<(int Start, int End, string Folded)> Words(string text)
    {
        List<(int Start, int End, string Folded)> words = [];
        var folded = new StringBuilder();
        var start = -1;
        for (var at = 0; at <= text.Length; at++)
        {
            var isWord = at < text.Length && (char.IsLetterOrDigit(text[at]) || char.IsSurrogate(text[at])
                || (start >= 0 && char.GetUnicodeCategory(text[at]) is System.Globalization.UnicodeCategory.NonSpacingMark));
            if (isWord)
            {
                if (start < 0) start = at;
                folded.Append(char.IsAscii(text[at]) ? char.ToLowerInvariant(text[at]) : text[at]);
            }
            else if (start >= 0)
            {
                var word = folded.ToString();
                words.Add((start, at, word.All(char.IsAscii) ? word : Domain.Text.Fold(SearchFold.Of(word))));
                folded.Clear();
                start = -1;
            }
        }
        return words;
    }
}
