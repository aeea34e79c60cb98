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
        var commitments = CommitmentTopics.All(db).Where(u => topics.Contains(u.TopicId)).Select(u => u.CommitmentId);
        var engagements = db.Set<EngagementTopic>().Where(t => topics.Contains(t.TopicId)).Select(t => t.EngagementId);
        return items.Where(i => i.CommitmentId != null ? commitments.Contains(i.CommitmentId.Value) : engagements.Contains(i.EngagementId));
    }

    public static IQueryable<DueItem> UnderNoTopic(this IQueryable<DueItem> items, TrackerDbContext db)
    {
        ArgumentNullException.ThrowIfNull(db);
        var commitments = CommitmentTopics.All(db).Select(u => u.CommitmentId);
        var engagements = db.Set<EngagementTopic>().Select(t => t.EngagementId);
        return items.Where(i => i.CommitmentId != null ? !commitments.Contains(i.CommitmentId.Value) : !engagements.Contains(i.EngagementId));
    }
}
