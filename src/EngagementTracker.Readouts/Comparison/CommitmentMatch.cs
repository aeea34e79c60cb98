namespace EngagementTracker.Readouts.Comparison;

/// <summary>A commitment is the same act by its words. Who makes it and how firmly may differ: then it is told differently.</summary>
internal static class CommitmentMatch
{
    private const double Enough = .35;

    /// <summary>When one account has it that one side made it, and the other account the other.</summary>
    private const double EnoughForAnotherMaker = .6;

    /// <summary>How much likelier the same class makes it.</summary>
    private const double SameClass = .25;

    /// <summary>Fewer words in common are chance, unless there are no more.</summary>
    private const int FewestShared = 2;

    public static IReadOnlyList<Compared<FoundCommitment>> Of(ReadoutDraft first, ReadoutDraft second, Gazetteer gazetteer)
    {
        var (ours, theirs) = (Told(first), Told(second));
        var words = new CommitmentWords(gazetteer, first, second);
        var (ourWords, theirWords) = (words.Of(first), words.Of(second));
        return Pairing.Of(
            ours, theirs, (i, j) => Likeness(ours[i].Value, ourWords[i], theirs[j].Value, theirWords[j]),
            (a, b) => a.Class != b.Class || (a.By.Count > 0 && b.By.Count > 0 && !a.By.ToHashSet().SetEquals(b.By)));
    }

    private static double Likeness(FoundCommitment a, HashSet<string> words, FoundCommitment b, HashSet<string> others)
    {
        var like = ContentWords.Likeness(words, others);
        var sameMaker = a.By.Count == 0 || b.By.Count == 0 || a.By.Intersect(b.By).Any();
        if (like < (sameMaker ? Enough : EnoughForAnotherMaker)) return 0;
        if (ContentWords.Shared(words, others) < FewestShared && like < 1) return 0;
        return like + (a.Class == b.Class ? SameClass : 0);
    }

    private static List<Told<FoundCommitment>> Told(ReadoutDraft draft) => [.. draft.Commitments.Select(c => new Told<FoundCommitment>(c, [c.Span]))];
}
