using System.Collections.Frozen;
using EngagementTracker.Readouts.Lexicons;
using EngagementTracker.Readouts.Texts;

namespace EngagementTracker.Readouts.Commitments;

/// <summary>Finds where the object of a predicate ends.</summary>
internal static class ClauseEnd
{
    private static readonly FrozenSet<string> Links = Lexicon.Group("links");
    private static readonly FrozenSet<string> AfterAs = Lexicon.Group("after as");

    /// <param name="limit">Where the next predicate begins.</param>
    public static int Of(Sentence s, int from, int limit)
    {
        var end = limit;
        for (var i = from; i < limit; i++)
        {
            if (!Cuts(s, from, i)) continue;
            end = i;
            break;
        }
        return Trim(s, from, end);
    }

    private static int Trim(Sentence s, int from, int end)
    {
        while (end > from)
        {
            var last = s[end - 1];
            if (last.Text is "." or "!" or "?" or ":" || (last.Text is "”" or "\"" or ")" && !HasOpening(s, from, end)) || Links.Contains(last.Key)
                || (end < s.Count && last.Key.EndsWith("ly", StringComparison.Ordinal) && !last.IsCapitalised && s[end - 2].Key is "," or "and")) end--;
            else break;
        }
        return end;
    }

    private static bool HasOpening(Sentence s, int from, int end) => s.Tokens[from..(end - 1)].Any(t => t.Text is "“" or "(" or "\"");

    private static bool Cuts(Sentence s, int from, int i)
    {
        switch (s[i].Key)
        {
            // "as Ukraine faces", "as they face"; not "as well as", "as long as", "as part of", "including as we".
            case "as" when i > from && s[i - 1].Key is not ("long" or "soon" or "far" or "well" or "including"):
                return s.KeyAt(i + 1) is "they" or "it" or "we" or "he" or "she" || (s.At(i + 1) is { } next && (next.IsCapitalised || next.Is("the")) && FollowedByVerb(s, i + 1));
            case "while":
                return !Lexicon.Gerunds.Contains(s.KeyAt(i + 1) ?? "");
            case ",":
                return s.KeyAt(i + 1) is "who" or "where" or "whose" or "given" || TellsMore(s, i + 1) || AddsAnAct(s, from, i);
            default:
                return false;
        }
    }

    // ", which has been worsened by …", ", which is having …", ", as underscored by …"; ", which includes …" belongs to the object.
    private static bool TellsMore(Sentence s, int at) => s.KeyAt(at) switch
    {
        "which" => s.KeyAt(at + 1) is "has" or "have" or "had" || (s.KeyAt(at + 1) is "is" or "are" && Ends(s, at + 2, "ing")),
        "as" => Ends(s, at + 1, "ed"),
        _ => false,
    };

    // ", strengthening our ties", where the object is no list of such acts: "advancing peace, protecting rights, and building trade".
    private static bool AddsAnAct(Sentence s, int from, int comma) =>
        Lexicon.Gerunds.Contains(s.KeyAt(comma + 1) ?? "") && !s[comma + 1].Is("beginning") && !s.Tokens[from..comma].Any(t => Lexicon.Gerunds.Contains(t.Key));

    private static bool Ends(Sentence s, int at, string ending) => s.At(at)?.Key.EndsWith(ending, StringComparison.Ordinal) == true;

    private static bool FollowedByVerb(Sentence s, int from)
    {
        for (var i = from; i < Math.Min(s.Count, from + 9); i++)
        {
            if (AfterAs.Contains(s[i].Key)) return true;
            if ((!s[i].IsWord && !s[i].IsPossessive) || s[i].Key is "in" or "to" or "for") return false;
        }
        return false;
    }
}
