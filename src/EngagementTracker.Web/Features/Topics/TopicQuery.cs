using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Records;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Topics;

/// <summary>A topic with what was said about it.</summary>
public sealed record TopicView(
    Topic Topic, TopicLink? Parent, IReadOnlyList<TopicLink> SubTopics,
    IReadOnlyList<EngagementLine> Engagements, int EngagementsInAll, CommitmentShare Commitments);

public sealed record TopicLink(string Name, string Slug, int Engagements);

public static class TopicQuery
{
    public const int MostEngagements = 20;
    public const int MostCommitments = 10;
    private const int MostSubTopics = 50;

    public static async Task<TopicView?> ReadAsync(TrackerDbContext db, TimeProvider time, string slug, CancellationToken cancellation = default)
    {
        if (await db.Topics.AsNoTracking().SingleOrDefaultAsync(t => t.Slug == slug, cancellation) is not { } topic) return null;
        var engagements = db.Engagements.AsNoTracking().Of(db, topic.Id);
        return new TopicView(
            topic,
            await Links(db, db.Topics.Where(t => t.Id == topic.ParentId)).FirstOrDefaultAsync(cancellation),
            await Links(db, db.Topics.Where(t => t.ParentId == topic.Id)).Take(MostSubTopics).ToListAsync(cancellation),
            await engagements.ToLines(db).Take(MostEngagements).ToListAsync(cancellation),
            await engagements.CountAsync(cancellation),
            await db.Commitments.AsNoTracking().Under(db, db.Topics.Where(t => t.Id == topic.Id).Select(t => t.Id))
                .ToShareAsync(db, await DueCalendar.ReadAsync(db, time, cancellation), MostCommitments, cancellation));
    }

    private static IQueryable<TopicLink> Links(TrackerDbContext db, IQueryable<Topic> topics) => topics.AsNoTracking()
        .OrderBy(t => t.Name).Select(t => new TopicLink(t.Name, t.Slug, db.Set<EngagementTopic>().Count(x => x.TopicId == t.Id)));
}
