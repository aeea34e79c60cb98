using EngagementTracker.Domain;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Ui.Records;

public sealed record SaidTopic(TopicId Id, string Name, string Slug, IReadOnlyList<string> Aliases);

/// <summary>
/// What sentences are about: the topics under which their commitments are filed, or else those of their engagements that they name.
/// Narrower than <see cref="CommitmentTopics"/>, because an engagement has many topics, and what a sentence says stands under one of them.
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

    public IReadOnlyList<SaidTopic> About(Sentence sentence)
    {
        List<SaidTopic> own = [.. filed[sentence.CommitmentId].Select(t => topics[t])];
        if (own.Count > 0) return own;
        List<SaidTopic> spoken = [.. spokenOf[sentence.EngagementId].Select(t => topics[t])];
        if (spoken.Count == 1) return spoken;
        var text = Text.Fold($"{sentence.Text} {sentence.Wording}");
        return [.. spoken.Where(t => t.Aliases.Prepend(t.Name).Any(name => text.Contains(Text.Fold(name), StringComparison.Ordinal)))];
    }
}
