using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Topics;

namespace EngagementTracker.Web.Data;

/// <summary>
/// Under which topics an open item goes: those of the commitment that it is or serves, or else of its engagement. It may go under several.
/// </summary>
public static class DueTopics
{
    public static IQueryable<DueItem> Under(this IQueryable<DueItem> items, TrackerDbContext db, IQueryable<TopicId> topics)
    {
        ArgumentNullException.ThrowIfNull(db);
        var own = db.Set<CommitmentTopic>().Where(t => topics.Contains(t.TopicId));
        var discussed = db.Set<EngagementTopic>().Where(t => topics.Contains(t.TopicId));
        return items.Where(i => i.CommitmentId == null
            ? discussed.Any(t => t.EngagementId == i.EngagementId)
            : own.Any(t => t.CommitmentId == i.CommitmentId)
                || CommitmentTopics.Filing(db).Any(m => m.CommitmentId == i.CommitmentId && discussed.Any(t => t.EngagementId == m.EngagementId)));
    }

    public static IQueryable<DueItem> UnderNoTopic(this IQueryable<DueItem> items, TrackerDbContext db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return items.Where(i => i.CommitmentId == null
            ? !db.Set<EngagementTopic>().Any(t => t.EngagementId == i.EngagementId)
            : !db.Set<CommitmentTopic>().Any(t => t.CommitmentId == i.CommitmentId)
                && !CommitmentTopics.Filing(db).Any(m => m.CommitmentId == i.CommitmentId && db.Set<EngagementTopic>().Any(t => t.EngagementId == m.EngagementId)));
    }
}
