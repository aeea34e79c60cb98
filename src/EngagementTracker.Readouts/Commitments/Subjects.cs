using System.Collections.Frozen;
using EngagementTracker.Readouts.Lexicons;
using EngagementTracker.Readouts.Names;
using EngagementTracker.Readouts.Texts;

namespace EngagementTracker.Readouts.Commitments;

/// <summary>Resolves who is meant before a verb: "the Secretary", "he", "the two", "Kenya and the United States".</summary>
internal sealed class Subjects(IReadOnlyList<FoundParticipant> participants, IReadOnlyList<string> sides, string? issuer, PartyNames parties)
{
    private static readonly FrozenSet<string> Adverbs = Lexicon.Group("adverbs of the subject");

    private static readonly FrozenSet<string> Groups = Lexicon.Group("groups");

    private static readonly FrozenSet<string> Companions = Lexicon.Group("companions");
    private static readonly FrozenSet<string> Starters = Lexicon.Group("clause starters");

    private IReadOnlyList<string> lastSingle = issuer is null ? [] : [issuer];

    /// <summary>The place after which the subject ends: adverbs between it and the verb are left out.</summary>
    public static int SkipAdverbs(Sentence s, int verb)
    {
        var i = verb;
        while (i > 0 && IsAdverb(s, i - 1)) i--;
        return i;
    }

    private static bool IsAdverb(Sentence s, int at) =>
        s[at].Key is "have" or "has" or "had" or "be"
        || (s[at].Key.EndsWith("ly", StringComparison.Ordinal) && !s[at].IsCapitalised)
        // "that all remain committed": there it is the subject.
        || (at > 0 && Adverbs.Contains(s[at].Key) && !(s[at].Key is "all" or "both" or "each" && s[at - 1].Key is "that" or "," or "and"));

    /// <summary>The subject that ends before a token, if it stands where a clause can begin.</summary>
    public Subject? Before(Sentence s, int verb)
    {
        var end = SkipAdverbs(s, verb);
        if (end == 0 && verb > 0) end = verb;
        if (s.KeyAt(end - 1) == ",") end = BeforeAside(s, end - 1);
        var units = new List<(int First, IReadOnlyList<string> Codes)>();
        var at = end;
        while (Unit(s, at) is { } unit)
        {
            units.Add(unit);
            at = unit.First;
            if (s[at].Key is "he" or "she" or "they" or "we" or "both") break;
            if (s.KeyAt(at - 1) is "and" && s.KeyAt(at - 2) is ",") at -= 2;
            else if (s.KeyAt(at - 1) is "and" or ",") at--;
            else break;
        }
        // "thanked the Minister, and the Secretary underscored": what hangs on an earlier verb is no part of the subject.
        while (units.Count > 0 && !CanBegin(s, units[^1].First)) units.RemoveAt(units.Count - 1);
        if (units.Count == 0) return null;
        var codes = units.SelectMany(u => u.Codes).Distinct().Where(sides.Contains).Order(StringComparer.Ordinal).ToList();
        if (codes.Count == 1) lastSingle = codes;
        var first = units[^1].First;
        return new Subject(s.KeyAt(first - 1) == "both" ? first - 1 : first, end, codes);
    }

    /// <summary>"The Secretary, together with the Minister, called …": the subject ends at the first comma.</summary>
    private static int BeforeAside(Sentence s, int closing)
    {
        for (var i = closing - 1; i > 0 && i > closing - 14; i--)
        {
            if (!s[i].Is(",")) continue;
            var isAside = s.KeyAt(i + 1) is "together" or "along" or "alongside" or "joined" or "accompanied"
                || (s.At(i + 1) is { IsCapitalised: false } word && word.Key.EndsWith("ing", StringComparison.Ordinal));
            return isAside ? i : closing + 1;
        }
        return closing + 1;
    }

    private static bool CanBegin(Sentence s, int first) =>
        s.At(first - 1) is not { } before || (Starters.Contains(before.Key) && s.KeyAt(first - 2) is not ("ensure" or "ensuring" or "so" or "ensures" or "guarantee")) || !before.IsWord
        || (Lexicon.Verbs.TryGetValue(before.Key, out var verb) && verb.Kind is VerbKind.Say or VerbKind.Restate) || Adverbs.Contains(before.Key);

    /// <summary>One person, party, pronoun or group that ends before a token.</summary>
    private (int First, IReadOnlyList<string> Codes)? Unit(Sentence s, int end)
    {
        if (end <= 0) return null;
        var last = s[end - 1];
        switch (last.Key)
        {
            case "he" or "she": return (end - 1, lastSingle);
            case "they" or "both" or "all" or "sides": return (WithDeterminers(s, end - 1), sides);
            case "we": return (end - 1, issuer is null ? sides : [issuer]);
            case "it" when s.KeyAt(end - 2) is null or ",": return null;
        }
        if (Groups.Contains(last.Key)) return (WithDeterminers(s, end - 1), GroupCodes(s, end));
        if (Companions.Contains(last.Key) && Owner(s, end - 1) is { } owner) return owner;
        if (parties.In(s).FirstOrDefault(m => m.End == end && m.Name.Kind is not NameKind.Leader) is { End: > 0 } mention && !last.IsPossessive)
            return (s.KeyAt(mention.First - 1) == "the" ? mention.First - 1 : mention.First, [mention.Name.Code]);
        return Person(s, end) ?? Leader(s, end);
    }

    /// <summary>"President Biden" speaks for his party though he was not on the line.</summary>
    private (int First, IReadOnlyList<string> Codes)? Leader(Sentence s, int end)
    {
        if (parties.In(s).FirstOrDefault(m => m.End == end && m.Name.Kind is NameKind.Leader) is not { End: > 0 } mention) return null;
        var first = mention.First;
        while (first > 0 && s[first - 1].IsCapitalised && (Lexicon.TitleHeads.Contains(s[first - 1].Key) || Lexicon.TitleWords.Contains(s[first - 1].Key))) first--;
        return (first, [mention.Name.Code]);
    }

    // "The two", "both sides", "the vice foreign ministers", "his counterparts"
    private static int WithDeterminers(Sentence s, int first)
    {
        while (first > 0 && (s[first - 1].Key is "the" or "both" or "two" or "three" or "four" or "all" or "his" or "her" or "their" or "our" or "of" or "foreign" or "vice" or "prime" or "defense" or "participating" || s[first - 1].IsNumber)) first--;
        return first;
    }

    private IReadOnlyList<string> GroupCodes(Sentence s, int end)
    {
        var first = WithDeterminers(s, end - 1);
        var isOthers = s[end - 1].Key is "counterparts" or "counterpart" or "others" || s.Tokens[first..end].Any(t => t.Key is "vice" or "his" or "her");
        return isOthers ? [.. sides.Where(c => c != issuer)] : sides;
    }

    // "its Allies and partners" adds nobody; "the Biden Administration", "the Government of Kenya" speak for a party.
    private (int First, IReadOnlyList<string> Codes)? Owner(Sentence s, int at)
    {
        var first = at;
        while (first > 0 && (s[first - 1].Key is "its" or "our" or "other" or "like-minded" or "the" or "international" or "their" || Companions.Contains(s[first - 1].Key) || (s[first - 1].Is("and") && Companions.Contains(s.KeyAt(first - 2) ?? ""))
            || (s[first - 1].IsCapitalised && s[at].Key is "administration" or "government"))) first--;
        if (first == at) return s.KeyAt(at - 1) is "," or "and" or "that" ? (at, []) : null;
        var named = parties.In(s).Where(m => m.First >= first && m.End <= at).Select(m => m.Name.Code).ToList();
        return (first, s[at].Key is "administration" or "government" ? named is [] && issuer is not null && s[at].Is("administration") ? [issuer] : named : []);
    }

    private (int First, IReadOnlyList<string> Codes)? Person(Sentence s, int end)
    {
        var last = s[end - 1];
        if (!last.IsCapitalised && !Lexicon.TitleHeads.Contains(last.Key)) return null;
        var first = end - 1;
        while (first > 0 && (s[first - 1].IsCapitalised && !Lexicon.Openers.Contains(s[first - 1].Key) || (s[first - 1].Text == "." && s.At(first - 2) is { Text.Length: 1 })
            || (s[first - 1].Key is "of" or "for" && s.At(first) is { IsCapitalised: true } && s.At(first - 2) is { IsCapitalised: true }) || (Lexicon.TitleWords.Contains(s[first - 1].Key) && !s[first - 1].Is("first")))) first--;
        if (s.KeyAt(first - 1) is "the") first--;
        string[] words = [.. s.Tokens[first..end].Where(t => t.IsWord && t.Key != "the").Select(t => t.Key)];
        return ByName(last.Key) is { } party ? (first, [party]) : ByTitle(words) is { } office ? (first, [office]) : null;
    }

    // The family name may stand first: "Vice Foreign Ministers Cho and Mori".
    private string? ByName(string key) =>
        (participants.FirstOrDefault(p => PersonName.Last(p.Name) == key) ?? participants.FirstOrDefault(p => PersonName.Words(p.Name).Contains(key)))?.Party;

    /// <summary>The participant whose office has most of the words, and the head among them: "the Foreign Minister" is the Minister of Foreign Affairs.</summary>
    private string? ByTitle(string[] words)
    {
        if (!words.Any(w => Lexicon.TitleHeads.Contains(w))) return null;
        var best = participants.Where(p => p.Title is not null)
            .Select(p => (p.Party, Words: PersonName.Words(p.Title!)))
            .Select(p => (p.Party, Begins: p.Words.Take(words.Length).SequenceEqual(words), Score: Overlap(p.Words, words)))
            .Where(p => p.Score > 0).OrderByDescending(p => p.Begins).ThenByDescending(p => p.Begins && p.Party == issuer)
            .ThenByDescending(p => p.Score).ThenByDescending(p => p.Party == issuer).FirstOrDefault();
        return best.Party ?? (words is ["secretary"] or ["deputy", "secretary"] ? issuer : null);
    }

    private static double Overlap(string[] title, string[] words)
    {
        var heads = words.Where(Lexicon.TitleHeads.Contains).ToList();
        if (!heads.TrueForAll(title.Contains)) return 0;
        return words.Count(title.Contains) - (words.Count(w => !title.Contains(w)) * 0.5) - (title.Contains("deputy") != words.Contains("deputy") ? 0.6 : 0) - (title.Length * 0.01);
    }
}
