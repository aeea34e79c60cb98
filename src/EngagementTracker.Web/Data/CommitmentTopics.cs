using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Topics;

namespace EngagementTracker.Web.Data;

/// <summary>A topic under which a commitment goes.</summary>
public sealed record CommitmentUnder
{
    public required CommitmentId CommitmentId { get; init; }
    public required TopicId TopicId { get; init; }
}

/// <summary>
/// The one place that says under which topics a commitment goes: its own, if it is filed under any, or else those of the engagements in
/// which it was spoken of, as far as the context's reader may see them.
/// </summary>
public static class CommitmentTopics
{
    /// <summary>A topic of two engagements of one commitment stands there twice.</summary>
    public static IQueryable<CommitmentUnder> All(TrackerDbContext db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<CommitmentTopic>().Select(t => new CommitmentUnder { CommitmentId = t.CommitmentId, TopicId = t.TopicId })
            .Concat(Filing(db).Join(db.Set<EngagementTopic>(), m => m.EngagementId, t => t.EngagementId,
                (m, t) => new CommitmentUnder { CommitmentId = m.CommitmentId, TopicId = t.TopicId }));
    }

    /// <summary>Where a commitment that is filed under no topic was spoken of: it goes under the topics of that engagement.</summary>
    public static IQueryable<Mention> Filing(TrackerDbContext db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Mentions.Where(m => m.Kind != MentionKind.NotRaised && !db.Set<CommitmentTopic>().Any(t => t.CommitmentId == m.CommitmentId));
    }

    /// <summary>Those that go under one of the topics.</summary>
    /// <param name="inOrder">Has it asked of each commitment, in the order of a list, and not those under the topics gathered.</param>
    public static IQueryable<Commitment> Under(this IQueryable<Commitment> commitments, TrackerDbContext db, IQueryable<TopicId> topics, bool inOrder)
    {
        ArgumentNullException.ThrowIfNull(db);
        var own = db.Set<CommitmentTopic>().Where(t => topics.Contains(t.TopicId));
        var discussed = db.Set<EngagementTopic>().Where(t => topics.Contains(t.TopicId));
        if (inOrder)
        {
            return commitments.Where(c => own.Any(t => t.CommitmentId == c.Id)
                || Filing(db).Any(m => m.CommitmentId == c.Id && discussed.Any(t => t.EngagementId == m.EngagementId)));
        }
        var under = own.Select(t => t.CommitmentId).Concat(discussed.Join(Filing(db), t => t.EngagementId, m => m.EngagementId, (_, m) => m.CommitmentId));
        return commitments.Where(c => under.Contains(c.Id));
    }
}
