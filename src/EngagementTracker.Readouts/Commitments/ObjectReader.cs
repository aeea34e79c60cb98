using System.Collections.Frozen;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Readouts.Lexicons;
using EngagementTracker.Readouts.Names;
using EngagementTracker.Readouts.Texts;

namespace EngagementTracker.Readouts.Commitments;

/// <summary>Judges what a side said by the nouns of its object.</summary>
internal sealed class ObjectReader(PartyNames parties, IReadOnlyList<string> sides, string? issuer)
{
    private const int Reach = 16;

    private static readonly FrozenSet<string> HeadEnds = Lexicon.Group("head ends");

    private static readonly FrozenSet<string> Feelings = Lexicon.Group("feelings");

    private static readonly FrozenSet<string> Weights = Lexicon.Group("weights");
    private static readonly FrozenSet<string> Calls = Lexicon.Group("calls");
    private static readonly FrozenSet<string> Goals = Lexicon.Group("goals");

    private static readonly FrozenSet<string> Actors = Lexicon.Group("actors");

    private static readonly string[][] Threats = [["be", "met", "with"], ["result", "in"], ["be", "in", "consultation"]];

    private static readonly FrozenSet<string> Help = Lexicon.Group("help");
    private static readonly FrozenSet<string> Own = Lexicon.Group("own");
    private static readonly FrozenSet<string> OwnPosition = Lexicon.Group("own position");

    public bool IsStance(Clause c)
    {
        var region = Region(c.Sentence, c.Object, c.End);
        return IsStance(c, c.Object, region);
    }

    /// <summary>"… the importance of trade, and U.S. support for talks": whether the side's own stance comes further on.</summary>
    public bool HasLaterStance(Clause c)
    {
        for (var i = c.Object + 1; i < c.End; i++)
        {
            if (c.Sentence[i - 1].Key is not ("and" or ",")) continue;
            var start = c.Sentence[i].Is("and") ? i + 1 : i;
            if (start >= c.End || !BeginsWithOwn(c, start)) continue;
            if (IsStance(c, start, Region(c.Sentence, start, c.End))) return true;
        }
        return false;
    }

    public static bool IsFeeling(Clause c) => Has(c.Sentence, c.Object, Region(c.Sentence, c.Object, c.End), Feelings);

    public static bool IsCall(Clause c) => Has(c.Sentence, c.Object, Region(c.Sentence, c.Object, c.End), Calls);

    /// <summary>"the President's intent to appoint": an announced act.</summary>
    public static bool IsIntent(Clause c) =>
        Region(c.Sentence, c.Object, c.End) is var region && c.Sentence.KeyAt(region) == "to" && c.Sentence.KeyAt(region - 1) is "intent" or "intention" or "intentions" or "plan";

    public static bool IsOfferOfHelp(Clause c) => c.Form?.Lemma is "offer" or "announce" && Has(c.Sentence, c.Object, c.End, Help);

    /// <summary>Whether the verb of asking has what it asks for: "called on", "called for", not "called the visit historic".</summary>
    public static bool IsAsked(Clause c) => c.Form!.Lemma switch
    {
        "call" => c.Key(0) is "for" or "on" or "upon" || (c.Key(0) is "again" or "once" && c.Key(1) is "for" or "on"),
        "appeal" => c.Key(0) is "for" or "to",
        "ask" => c.Key(0) is not ("about" or "questions"),
        "press" => c.Key(0) is not "on",
        "invite" => Has(c.Sentence, c.Object, c.End, FrozenSet.Create("to")),
        _ => true,
    };

    /// <summary>"the need for Russia to withdraw": a named actor, not only the sides themselves, and an act.</summary>
    public bool NeedsAnActor(Clause c)
    {
        var s = c.Sentence;
        for (var i = c.Object; i < c.End - 3; i++)
        {
            if (s[i].Key is not ("need" or "necessity" or "imperative")) continue;
            for (var f = i + 1; f < Math.Min(c.End, i + 8); f++)
                if (s[f].Is("for") && NamesActorAndAct(s, f + 1, Math.Min(c.End - 1, f + Reach))) return true;
        }
        return false;
    }

    private bool NamesActorAndAct(Sentence s, int first, int end)
    {
        for (var t = first + 1; t < end; t++)
        {
            if (!s[t].Is("to")) continue;
            if (!HasActor(s, first, t)) return false;
            // "all parties to the conflict to commit"
            if (!s[t + 1].IsCapitalised && s[t + 1].Key is not ("the" or "a" or "an" or "our" or "their" or "its")) return s[t + 1].Key != "be";
        }
        return false;
    }

    /// <summary>What follows "that" when no side is the subject there.</summary>
    /// <returns>What it carries, perhaps nothing; <see langword="null"/> when there is no such clause.</returns>
    public IReadOnlyList<FoundCommitment>? ThatClause(Clause c)
    {
        var s = c.Sentence;
        var that = Array.FindIndex(s.Tokens, c.Object, Math.Min(10, c.End - c.Object), t => t.Is("that"));
        if (that < 0 && !(c.Object < c.End && HasFiniteSoon(s, c.Object, c.End))) return null;
        if (that > c.Object && Region(s, c.Object, c.End) <= that && c.Kind != VerbKind.Agree && !IsAddressee(s, c.Object, that)) return null;
        var start = that < 0 ? c.Object : that + 1;
        // "that, although the priority is …, any further aggression will be met …"
        if (s.KeyAt(start) == "," && Array.FindIndex(s.Tokens, start + 1, c.End - start - 1, t => t.Is(",")) is > 0 and var comma && comma + 1 < c.End) start = comma + 1;
        var found = new List<FoundCommitment>();
        for (var i = start; i < c.End; i++)
        {
            if (s[i].Is("but") && s.KeyAt(i - 1) == ",")
            {
                if (found.Count > 0) found[^1] = found[^1] with { Span = TextSpan.Between(found[^1].Span.Start, s[i - 2].End) };
                start = i + 1;
            }
            else if (Judge(c, start, i) is { } commitment && !found.Exists(f => f.Span.Overlaps(commitment.Span))) found.Add(commitment);
        }
        if (found.Count == 0 && c.Kind == VerbKind.Restate && (c.Form!.Lemma is "reaffirm" or "affirm" || MentionsOwn(c, start)))
            found.Add(new FoundCommitment(CommitmentClass.Reaffirmation, c.Codes, s.SpanOf(start, c.End), Confidence.Medium, $"A reaffirmation: “{s[c.Verb].Text}” a position."));
        return found;
    }

    private FoundCommitment? Judge(Clause c, int start, int i)
    {
        var s = c.Sentence;
        FoundCommitment Found(CommitmentClass kind, TextSpan span, string reason) => new(kind, c.Codes, span, Confidence.Medium, $"A {kind.ToString().ToLowerInvariant()}: {reason}.");
        switch (s[i].Key)
        {
            case "must" when c.Kind == VerbKind.Agree && s.KeyAt(i + 1) is "never" or "not":
                return null;
            // "should Moscow pursue …, it would …" is a condition.
            case "should" when i == start:
                return null;
            case "must" or "should":
            case "needs" or "need" when s.KeyAt(i + 1) == "to" && i > start + 1:
                return Found(CommitmentClass.Request, c.Span, $"somebody “{s[i].Text}” act");
            case "remain" or "remains" or "remained" when s.KeyAt(i + 1) is "open":
                return Found(CommitmentClass.Reaffirmation, s.SpanOf(start, c.End), $"“{s[i].Text} {s[i + 1].Text}”");
            case "will" or "would" when s.KeyAt(i + 1) is "require" && HasActor(s, i + 2, Math.Min(c.End, i + 5)):
                return Found(CommitmentClass.Request, s.SpanOf(start, c.End), "what another side would have to do");
            case "will" or "would" when Threats.Any(t => s.Has(i + 1, t)):
                return Found(CommitmentClass.Pledge, s.SpanOf(start, c.End), $"“{s[i].Text}”");
            default:
                return null;
        }
    }

    private bool IsStance(Clause c, int first, int region)
    {
        var s = c.Sentence;
        if (c.End - first < 2 || IsFromOthers(s, region, c.End)) return false;
        if (Has(s, first, region, Feelings) || Has(s, first, region, Weights) || BelongsToAnother(c, first, region)) return false;
        return Has(s, first, region, Lexicon.Stances) || (Has(s, first, region, Goals) && Has(s, first, region, Own));
    }

    // "the strong support for Ukraine from Allies and partners"
    private static bool IsFromOthers(Sentence s, int region, int end)
    {
        for (var i = region; i < Math.Min(end - 1, region + 6); i++)
            if (s[i].Is("from") && s[i + 1].IsCapitalised) return true;
        return false;
    }

    private bool BelongsToAnother(Clause c, int first, int region)
    {
        var owners = parties.In(c.Sentence).Where(m => m.First >= first && m.First < region).Select(m => m.Name.Code).ToList();
        return owners.Count > 0 && !owners.Exists(o => c.Codes.Contains(o) || o == issuer && c.Codes.Count == 0) && !Has(c.Sentence, first, region, Own);
    }

    private bool BeginsWithOwn(Clause c, int at)
    {
        if (c.Sentence[at].Key is "our" or "his" or "her" or "their") return true;
        var from = c.Sentence[at].Is("the") ? at + 1 : at;
        return parties.In(c.Sentence).Any(m => m.First == from && c.Codes.Contains(m.Name.Code));
    }

    private bool MentionsOwn(Clause c, int start) =>
        Has(c.Sentence, start, c.End, OwnPosition)
        || parties.In(c.Sentence).Any(m => m.First >= start && m.End <= c.End && c.Codes.Contains(m.Name.Code) && m.Name.Code == issuer);

    private bool HasActor(Sentence s, int first, int end) =>
        Has(s, first, end, Actors)
        || parties.In(s).Any(m => m.First >= first && m.First < end && IsAnother(s, m))
        || s.Tokens[first..end].Any(t => t.IsCapitalised && Lexicon.TitleHeads.Contains(t.Key));

    // "U.S.-EU coordination" is the sides themselves.
    private bool IsAnother(Sentence s, PartyMention mention) =>
        !sides.Contains(mention.Name.Code) || (mention.Name.Code != issuer && !s[mention.First].Text.Contains('-', StringComparison.Ordinal));

    // "told the Minister that", "agreed with X that"
    private static bool IsAddressee(Sentence s, int first, int that) =>
        that - first <= 1 || s[first].Is("clear")
        || (that - first <= 8 && (s[that - 1].IsCapitalised || s[that - 1].Key is "him" or "her" or "them" or "counterpart" or "counterparts"));

    private static bool HasFiniteSoon(Sentence s, int first, int end)
    {
        for (var i = first + 1; i < Math.Min(end, first + 9); i++)
        {
            if (s[i].Key is "is" or "are" or "was" or "were" or "remains" or "remain" or "must" or "demonstrated" or "has" or "have") return true;
            if (HeadEnds.Contains(s[i].Key)) return false;
        }
        return false;
    }

    /// <summary>The token after the head noun's group: before the first preposition.</summary>
    private static int Region(Sentence s, int first, int end)
    {
        for (var i = first; i < end; i++)
            if (HeadEnds.Contains(s[i].Key) && !(s[i].Is(",") && s.At(i - 1) is { } before && !before.IsCapitalised && i - first < 3 && s.At(i + 1) is { IsCapitalised: false })) return i;
        return end;
    }

    private static bool Has(Sentence s, int first, int end, FrozenSet<string> keys) => Any(s, first, end, keys.Contains);

    private static bool Any(Sentence s, int first, int end, Func<string, bool> isOne)
    {
        for (var i = first; i < end && i < s.Count; i++)
            if (isOne(s[i].Key)) return true;
        return false;
    }
}
