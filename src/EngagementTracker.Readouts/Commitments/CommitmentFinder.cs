using EngagementTracker.Domain.Commitments;
using EngagementTracker.Readouts.Lexicons;
using EngagementTracker.Readouts.Texts;

namespace EngagementTracker.Readouts.Commitments;

/// <summary>Finds pledges, requests and reaffirmations by their verbs, clause by clause; what hides in nouns is left to <see cref="NounPledges"/>.</summary>
internal sealed class CommitmentFinder(NounPledges nouns, ObjectReader objects)
{
    /// <param name="clausesOf">The clauses of each sentence, in its place.</param>
    public List<FoundCommitment> Find(IReadOnlyList<Sentence> sentences, IReadOnlyList<IReadOnlyList<Clause>> clausesOf)
    {
        var found = new List<FoundCommitment>();
        foreach (var sentence in sentences)
        {
            var clauses = clausesOf[sentence.Index];
            var here = new List<FoundCommitment>();
            for (var k = 0; k < clauses.Count; k++)
            {
                var inner = k + 1 < clauses.Count && Reports(clauses[k], clauses[k + 1]) ? clauses[k + 1] : null;
                var outer = k > 0 && Reports(clauses[k - 1], clauses[k]) ? clauses[k - 1] : null;
                here.AddRange(Classify(clauses[k], inner, outer));
            }
            foreach (var noun in nouns.In(sentence, clauses)) Merge(sentence, here, noun);
            found.AddRange(here.OrderBy(c => c.Span.Start));
        }
        return found;
    }

    /// <summary>A pledge in a noun takes the place of a weaker clause that is hardly longer; within a longer one it stands beside it.</summary>
    private static void Merge(Sentence sentence, List<FoundCommitment> here, FoundCommitment noun)
    {
        if (here.Exists(h => h.Class == CommitmentClass.Pledge && h.Span.Overlaps(noun.Span))) return;
        here.RemoveAll(h => h.Span == noun.Span);
        if (here.FindIndex(h => h.Span.Start < noun.Span.Start && h.Span.End >= noun.Span.End) is >= 0 and var around)
        {
            // "… for peace negotiations, including their planned meeting": the outer clause ends before.
            var before = Array.FindLastIndex(sentence.Tokens, t => t.End <= noun.Span.Start && !(t.Text is "," || t.Key is "including" or "and"));
            var start = here[around].Span.Start;
            if (before < 0 || sentence[before].End <= start) here.RemoveAt(around);
            else here[around] = here[around] with { Span = TextSpan.Between(start, sentence[before].End) };
        }
        here.Add(noun);
    }

    /// <summary>Whether the outer verb only says that the inner clause was said: "noted that the United States will …".</summary>
    private static bool Reports(Clause outer, Clause inner) =>
        outer.Predicate == Predicate.Report && inner.First < inner.Verb
        && (inner.First == outer.Object || outer.Sentence.KeyAt(inner.First - 1) is "that" or "how" && inner.First - outer.Object < 12);

    private IEnumerable<FoundCommitment> Classify(Clause c, Clause? inner, Clause? outer)
    {
        if (c.Codes.Count == 0 && outer is null) return [];
        if (c.Predicate == Predicate.Report)
        {
            if (inner is { Predicate: not Predicate.Report } || c.Key(0) is null) return [];
            return inner is null && c.Kind is VerbKind.Say or VerbKind.Restate or VerbKind.Agree && objects.ThatClause(c) is { } that && (that.Count > 0 || c.Kind != VerbKind.Agree)
                ? that : Reported(c, inner) is { } one ? [one] : [];
        }
        return Declared(c, outer) is { } declared ? [declared] : [];
    }

    private static FoundCommitment? Declared(Clause c, Clause? outer) => c.Predicate switch
    {
        _ when outer is not null && ObjectReader.IsFeeling(outer) => null,
        Predicate.Will when outer is { Kind: VerbKind.Agree } => Pledge(outer with { End = c.End }, outer.Codes, "agreed that it will be done"),
        Predicate.Will => Pledge(c, c.Codes, $"“{c.Sentence[c.Verb].Text}” of a side"),
        _ when outer is { Kind: VerbKind.Plain } => null,
        _ when outer is { Kind: VerbKind.Agree } => Reaffirmation(outer with { End = c.End }, outer.Codes, "agreed on a position"),
        _ => Reaffirmation(c, c.Codes, "declares a standing position"),
    };

    private FoundCommitment? Reported(Clause c, Clause? inner)
    {
        var verb = $"“{c.Sentence[c.Verb].Text}”";
        switch (c.Kind)
        {
            case VerbKind.Pledge:
                return c.Codes.Count > 0 ? Pledge(c, c.Codes, verb) : null;
            case VerbKind.Anticipate:
                return Pledge(c, c.Codes, verb);
            case VerbKind.Plain when c.Form is { Lemma: "continue", Inflection: Inflection.Present } && c.Key(0) == "to":
                return Reaffirmation(c, c.Codes, $"{verb} what it does");
            case VerbKind.Plan:
                return c.Key(0) == "to" ? Pledge(c, c.Codes, verb) : null;
            case VerbKind.Agree:
                return Agreed(c, inner, verb);
            case VerbKind.Ask:
                return ObjectReader.IsAsked(c) ? Request(c, c.Codes, verb) : null;
            case VerbKind.Restate or VerbKind.Say when inner is null:
                if (objects.NeedsAnActor(c)) return Request(c, c.Codes, $"{verb} that somebody must act");
                if (ObjectReader.IsCall(c)) return Request(c, c.Codes, $"{verb} a call");
                return c.Kind == VerbKind.Say ? Said(c, verb) : ObjectReader.IsFeeling(c) ? null : Reaffirmation(c, c.Codes, verb);
            default:
                return null;
        }
    }

    private FoundCommitment? Said(Clause c, string verb) =>
        ObjectReader.IsIntent(c) ? Pledge(c, c.Codes, $"{verb} an intention")
        : objects.IsStance(c) || (!ObjectReader.IsOfferOfHelp(c) && objects.HasLaterStance(c)) ? Reaffirmation(c, c.Codes, $"{verb} a standing position")
        : ObjectReader.IsOfferOfHelp(c) ? Pledge(c, c.Codes, $"{verb} help") : null;

    private FoundCommitment? Agreed(Clause c, Clause? inner, string verb)
    {
        if (inner is not null) return Reaffirmation(c with { End = inner.End }, c.Codes, $"{verb} on a judgement");
        return c.Key(0) switch
        {
            "to" when c.Key(1) is not ("the" or "a" or "an") => Pledge(c, c.Codes, $"{verb} to do it"),
            "on" or "upon" or "to" or "about" when objects.NeedsAnActor(c) => Request(c, c.Codes, $"{verb} that somebody must act"),
            _ => Reaffirmation(c, c.Codes, $"{verb} on a position"),
        };
    }

    private static FoundCommitment Pledge(Clause c, IReadOnlyList<string> by, string reason) => new(CommitmentClass.Pledge, by, c.Span, Confidence.High, $"A pledge: {reason}.");

    private static FoundCommitment Request(Clause c, IReadOnlyList<string> by, string reason) => new(CommitmentClass.Request, by, c.Span, Confidence.High, $"A request: {reason}.");

    private static FoundCommitment Reaffirmation(Clause c, IReadOnlyList<string> by, string reason) => new(CommitmentClass.Reaffirmation, by, c.Span, Confidence.High, $"A reaffirmation: {reason}.");
}
