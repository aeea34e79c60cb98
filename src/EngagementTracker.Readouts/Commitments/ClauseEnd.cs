using EngagementTracker.Readouts.Lexicons;
using EngagementTracker.Readouts.Texts;

namespace EngagementTracker.Readouts.Commitments;

/// <summary>Finds where the object of a predicate ends.</summary>
internal static class ClauseEnd
{
    private static readonly HashSet<string> Links = ["and", "that", "while", "but", "as", "when", "to", "also", "further", "both", ",", ";", "—", "–", "where", "because", "also"];

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
                return s.KeyAt(i + 1) is "who" or "where" or "whose" or "given" || (s.KeyAt(i + 1) == "which" && (s.KeyAt(i + 2) is "has" or "have" or "had" || (s.KeyAt(i + 2) is "is" or "are" && s.At(i + 3)?.Key.EndsWith("ing", StringComparison.Ordinal) == true))) || (s.KeyAt(i + 1) is "as" && s.At(i + 2)?.Key.EndsWith("ed", StringComparison.Ordinal) == true)
                    || (Lexicon.Gerunds.Contains(s.KeyAt(i + 1) ?? "") && !s[i + 1].Is("beginning") && !s.Tokens[from..i].Any(t => Lexicon.Gerunds.Contains(t.Key)));
            default:
                return false;
        }
    }

    private static bool FollowedByVerb(Sentence s, int from)
    {
        for (var i = from; i < Math.Min(s.Count, from + 9); i++)
        {
            if (s[i].Key is "faces" or "face" or "defends" or "defend" or "continues" or "continue" or "works" or "work" or "seeks" or "seek" or "prepares" or "prepare" or "is" or "are" or "was" or "were" or "has" or "have" or "takes" or "take" or "fights" or "responds" or "enters" or "enter" or "moves" or "begins" or "marks" or "approaches" or "wages" or "strengthens" or "recovers" or "rebuilds") return true;
            if ((!s[i].IsWord && !s[i].IsPossessive) || s[i].Key is "in" or "to" or "for") return false;
        }
        return false;
    }
}
