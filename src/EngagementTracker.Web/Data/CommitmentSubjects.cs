using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Topics;

namespace EngagementTracker.Web.Data;

public sealed record CommitmentSubject
{
    public required CommitmentId CommitmentId { get; init; }
    public required TopicId TopicId { get; init; }
}

/// <summary>Under which topics a commitment goes: its own if it has any, or else those of the engagements that speak of it.</summary>
public static class CommitmentSubjects
{
    /// <summary>Each topic of each commitment once, as far as the context's reader may see.</summary>
    public static IQueryable<CommitmentSubject> Of(TrackerDbContext db)
    {
        ArgumentNullException.ThrowIfNull(db);
        var own = db.Set<CommitmentTopic>().Select(t => new CommitmentSubject { CommitmentId = t.CommitmentId, TopicId = t.TopicId });
        var inherited = db.Mentions.Where(m => !db.Set<CommitmentTopic>().Any(t => t.CommitmentId == m.CommitmentId))
            .SelectMany(m => m.Engagement.Topics, (m, t) => new CommitmentSubject { CommitmentId = m.CommitmentId, TopicId = t.TopicId });
        return own.Union(inherited);
    }
}
