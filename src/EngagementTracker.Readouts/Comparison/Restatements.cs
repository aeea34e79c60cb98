using EngagementTracker.Domain.Commitments;

namespace EngagementTracker.Readouts.Comparison;

/// <summary>A commitment on record, as far as it takes to know it again.</summary>
/// <param name="By">The codes of the parties that owe it.</param>
/// <param name="Texts">Its wording, and the sentences in which it was made and spoken of.</param>
public sealed record KnownCommitment(string Reference, IReadOnlyList<string> By, IReadOnlyList<string> Texts);

/// <summary>A commitment in a text that says again what is on record.</summary>
/// <param name="Likeness">The share of words that both have, from 0 to 1.</param>
public sealed record Restatement(FoundCommitment Found, KnownCommitment Known, double Likeness);

/// <summary>Knows an open commitment again in a later text: the same parties owe it, on the same topic, in much the same words.</summary>
public static class Restatements
{
    // Chosen on the demonstration's thread, where what is offered is right: see RestatementTests.
    private const double EnoughOnOneTopic = .28;
    private const double EnoughWithoutTopic = .5;

    /// <summary>At most one for each that was found, the likest; a request asks for something, and restates nothing.</summary>
    public static IReadOnlyList<Restatement> Of(ReadoutDraft draft, IReadOnlyList<KnownCommitment> known, Gazetteer gazetteer)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(known);
        var words = new CommitmentWords(gazetteer, draft);
        var topics = draft.KnownTopics.Select(t => CommitmentWords.WordOf(t.Value)).Distinct().ToList();
        var recorded = known.Select(k => (Known: k, Texts: k.Texts.Select(words.Of).ToList())).ToList();
        return
        [
            .. draft.Commitments.Where(c => c.Class != CommitmentClass.Request)
                .Select(found => (Found: found, Words: OnTopic(words.Of(found.Span.Of(draft.Text)), topics)))
                .Select(f => recorded.Where(r => f.Found.By.ToHashSet().SetEquals(r.Known.By))
                    .Select(r => new Restatement(f.Found, r.Known, r.Texts.Max(text => Likeness(f.Words, text))))
                    .Where(r => r.Likeness > 0).MaxBy(r => r.Likeness))
                .OfType<Restatement>(),
        ];
    }

    /// <summary>What names no topic in a text of one topic is about that one.</summary>
    private static HashSet<string> OnTopic(HashSet<string> words, List<string> topics) =>
        topics.Count == 1 && CommitmentWords.TopicsIn(words).Count == 0 ? [.. words, topics[0]] : words;

    /// <summary>0 where it is too little to be offered.</summary>
    private static double Likeness(HashSet<string> a, HashSet<string> b)
    {
        var like = ContentWords.Likeness(a, b);
        var (ours, theirs) = (CommitmentWords.TopicsIn(a), CommitmentWords.TopicsIn(b));
        var enough = ours.Count + theirs.Count == 0 ? EnoughWithoutTopic : ours.Overlaps(theirs) ? EnoughOnOneTopic : double.MaxValue;
        return like >= enough ? like : 0;
    }
}
