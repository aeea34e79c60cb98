using EngagementTracker.Domain;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Ui.Records;

public sealed record SaidTopic(TopicId Id, string Name, string Slug, IReadOnlyList<string> Aliases);

/// <summary>
/// What sentences are about: the topics of their commitments, or else those of their engagements that they name, or else all of these.
/// The rule of <see cref="CommitmentTopics"/>, narrowed, because an engagement has many topics and a sentence seldom more than one.
/// </summary>
public sealed class SaidTopics
{
    private readonly ILookup<CommitmentId, TopicId> filed;
    private readonly ILookup<EngagementId, TopicId> spokenOf;
    private readonly Dictionary<TopicId, SaidTopic> topics;

    private SaidTopics(ILookup<CommitmentId, TopicId> filed, ILookup<EngagementId, TopicId> spokenOf, Dictionary<TopicId, SaidTopic> topics) =>
        (this.filed, this.spokenOf, this.topics) = (filed, spokenOf, topics);

    public IEnumerable<SaidTopic> All => topics.Values;

    /// <param name="also">Other topics to be named with them.</param>
    public static async Task<SaidTopics> ReadAsync(
        TrackerDbContext db, IReadOnlyList<Sentence> said, IReadOnlyList<TopicId> also, CancellationToken cancellation = default)
    {
        List<CommitmentId> commitments = [.. said.Select(s => s.CommitmentId).Distinct()];
        List<EngagementId> engagements = [.. said.Select(s => s.EngagementId).Distinct()];
        var filed = (await db.Set<CommitmentTopic>().AsNoTracking().Where(t => commitments.Contains(t.CommitmentId))
            .Select(t => new { t.CommitmentId, t.TopicId }).ToListAsync(cancellation)).ToLookup(t => t.CommitmentId, t => t.TopicId);
        var spokenOf = (await db.Set<EngagementTopic>().AsNoTracking().Where(t => engagements.Contains(t.EngagementId))
            .Select(t => new { t.EngagementId, t.TopicId }).ToListAsync(cancellation)).ToLookup(t => t.EngagementId, t => t.TopicId);
        List<TopicId> all = [.. also.Concat(filed.SelectMany(f => f)).Concat(spokenOf.SelectMany(s => s)).Distinct()];
        return new SaidTopics(filed, spokenOf, await db.Topics.AsNoTracking().Where(t => all.Contains(t.Id))
            .Select(t => new SaidTopic(t.Id, t.Name, t.Slug, t.Aliases)).ToDictionaryAsync(t => t.Id, cancellation));
    }

    /// <summary>What the sentence is about, and whether that is known of itself or only of its engagement, which had other topics too.</summary>
    public (IReadOnlyList<SaidTopic> Topics, bool IsNamed) About(Sentence sentence)
    {
        List<SaidTopic> own = [.. filed[sentence.CommitmentId].Select(t => topics[t])];
        if (own.Count > 0) return (own, true);
        List<SaidTopic> spoken = [.. spokenOf[sentence.EngagementId].Select(t => topics[t])];
        var text = Text.Fold($"{sentence.Text} {sentence.Wording}");
        List<SaidTopic> named = [.. spoken.Where(t => t.Aliases.Prepend(t.Name).Any(name => text.Contains(Text.Fold(name), StringComparison.Ordinal)))];
        return named.Count > 0 ? (named, true) : (spoken, spoken.Count == 1);
    }
}
