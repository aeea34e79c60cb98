using System.Collections.Frozen;
using EngagementTracker.Readouts.Lexicons;
using EngagementTracker.Readouts.Texts;

namespace EngagementTracker.Readouts.Topics;

/// <summary>Cuts a stretch of a sentence into noun phrases with their prepositions; verbs, relative words and most signs part them.</summary>
internal static class NounPhrases
{
    private static readonly FrozenSet<string> Prepositions = Lexicon.Group("prepositions");
    private static readonly FrozenSet<string> NoAdverbs = Lexicon.Group("no adverbs");

    /// <summary>The tokens from First to the one before End.</summary>
    public static IEnumerable<(int First, int End)> In(Sentence s, int from, int to)
    {
        var first = -1;
        for (var i = from; i <= to; i++)
        {
            if (i < to && !Breaks(s, i, to)) { if (first < 0 && !IsJoin(s[i])) first = i; continue; }
            if (first >= 0 && Trim(s, first, i) is var end && end > first) yield return (first, end);
            first = -1;
            if (i < to && s[i].Is("to")) i++; // the verb after it
        }
    }

    public static bool IsJoin(Token token) => Prepositions.Contains(token.Key) || token.Key is "and" or "or" or "," or "'s" or "'" or "also" or "both";

    public static bool IsPreposition(Token token) => Prepositions.Contains(token.Key);

    private static int Trim(Sentence s, int first, int end)
    {
        while (end > first && (IsJoin(s[end - 1]) && !s[end - 1].IsPossessive || s[end - 1].Key is "the" or "a" or "an" or "their" or "its" or "our")) end--;
        return end;
    }

    private static bool Breaks(Sentence s, int i, int to)
    {
        var token = s[i];
        if (!token.IsWord) return token.Text switch
        {
            "," => !JoinsList(s, i, to),
            "’" or "'" or "’s" or "'s" or "/" => false,
            "." => !(s.At(i - 1) is { Text.Length: 1 } || s.At(i - 1)?.Key is "dr" or "jr"),
            _ => true,
        };
        if (Lexicon.PhraseBreaks.Contains(token.Key)) return true;
        if (token.Is("to")) return IsVerb(s.At(i + 1));
        if (token.IsCapitalised) return false;
        if (Lexicon.Gerunds.Contains(token.Key) && !IsNounAfter(s, i)) return true;
        // "increasingly complicated talks" is one phrase.
        if (Ends(token, "ly") && !NoAdverbs.Contains(token.Key)) return !Ends(s.At(i + 1), "ed");
        return Ends(token, "ed") && IsParticiple(s, i);
    }

    private static bool IsVerb(Token? token) =>
        token is { IsCapitalised: false } && (Lexicon.Actions.Contains(token.Key) || Ends(token, "ly") || (Lexicon.Verbs.TryGetValue(token.Key, out var verb) && verb.Inflection == Inflection.Base));

    // "the crisis caused by", "threats posed by"
    private static bool IsParticiple(Sentence s, int i) =>
        s.KeyAt(i + 1) is "by" or "to" or "in" or "at" or "on" && s.At(i - 1) is { IsWord: true } before && !Prepositions.Contains(before.Key) && before.Key is not ("the" or "and");

    private static bool Ends(Token? token, string ending) => token?.Key.EndsWith(ending, StringComparison.Ordinal) == true;

    // "the growing crisis", "our continuing support": an adjective before a noun.
    private static bool IsNounAfter(Sentence s, int i) => s.KeyAt(i - 1) is "the" or "a" or "an" or "our" or "their" or "its" or "his" or "these" || s.At(i - 1)?.IsPossessive == true;

    /// <summary>Whether a comma stands in a list of like words: "fair, orderly, and humane migration".</summary>
    private static bool JoinsList(Sentence s, int comma, int to)
    {
        if (s.KeyAt(comma + 1) == "and") return IsListed(s, comma);
        for (var i = comma + 1; i < Math.Min(to, comma + 5); i++)
        {
            if (s[i].Is("and")) return i > comma + 1;
            if (s[i].Is(",")) return s.KeyAt(i + 1) is not null && i > comma + 1 && JoinsList(s, i, to);
            if (!s[i].IsWord || Prepositions.Contains(s[i].Key) || Lexicon.PhraseBreaks.Contains(s[i].Key) || Lexicon.Gerunds.Contains(s[i].Key) || s[i].Key is "the" or "a") return false;
        }
        return false;
    }

    private static bool IsListed(Sentence s, int comma)
    {
        for (var i = comma - 1; i >= Math.Max(0, comma - 5); i--)
            if (s[i].Is(",")) return s.At(comma + 2) is { } next && !Lexicon.Gerunds.Contains(next.Key) && !Lexicon.Verbs.ContainsKey(next.Key);
        return false;
    }
}
