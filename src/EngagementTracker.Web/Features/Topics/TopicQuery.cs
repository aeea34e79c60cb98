using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Charts;
using EngagementTracker.Web.Ui.Records;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Topics;

/// <summary>A topic with what was said about it.</summary>
/// <param name="Commitments">What is open under it.</param>
public sealed record TopicView(Topic Topic, TopicLink? Parent, IReadOnlyList<TopicLink> SubTopics, RecordThread Thread, CommitmentShare Commitments);

/// <param name="Engagements">As <see cref="Threads.CountSomeAsync"/> counts.</param>
public sealed record TopicLink(string Name, string Slug, int Engagements);

public sealed record TopicMemory(IReadOnlyList<Position> Positions, HeatTable Parties, IReadOnlyList<Pair> Pairs);

public static class TopicQuery
{
    public const int MostEngagements = 20;
    public const int MostCommitments = 10;
    private const int MostSubTopics = 30;

    public static async Task<TopicView?> ReadAsync(
        TrackerDbContext db, TimeProvider time, string slug, DateOnly today, CancellationToken cancellation = default)
    {
        if (await db.Topics.AsNoTracking().SingleOrDefaultAsync(t => t.Slug == slug, cancellation) is not { } topic) return null;
        return new TopicView(
            topic,
            await Links(db, db.Topics.Where(t => t.Id == topic.ParentId)).FirstOrDefaultAsync(cancellation),
            await Links(db, db.Topics.Where(t => t.ParentId == topic.Id)).Take(MostSubTopics).ToListAsync(cancellation),
            await db.Thread(topic.Id).ReadAsync(db, today, MostEngagements, cancellation),
            await ((IReadOnlyList<IQueryable<OpenEntry>>)[Under(db, topic.Id).ToOpen()])
                .ToShareAsync(db, await DueCalendar.ReadAsync(db, time, cancellation), MostCommitments, cancellation));
    }

    /// <summary>Read after the rest, which is not kept waiting for it.</summary>
    public static async Task<TopicMemory> RecallAsync(TrackerDbContext db, Topic topic, DateOnly today, CancellationToken cancellation = default)
    {
        var thread = db.Thread(topic.Id);
        return new TopicMemory(
            await Positions.ByPartyAsync(db, topic, cancellation),
            await HeatTable.OfPartiesAsync(db, thread, today, cancellation),
            await Pairs.ReadAsync(db, thread.In(db, EngagementState.Held).Newest(Threads.CountedWithin), cancellation: cancellation));
    }

    /// <summary>The newest of those filed under it, and those of its newest engagements that are filed under none: <see cref="CommitmentTopics"/> within bounds.</summary>
    private static IQueryable<Commitment> Under(TrackerDbContext db, TopicId topic)
    {
        var filed = db.Set<CommitmentTopic>().Where(t => t.TopicId == topic).OrderByDescending(t => t.CommitmentId).Take(Threads.CountedWithin).Select(t => t.CommitmentId);
        var within = db.Thread(topic).Newest(Threads.SaidWithin);
        var spokenOf = db.Mentions.Where(m => within.Select(w => w.EngagementId).Contains(m.EngagementId) && m.Kind != MentionKind.NotRaised
            && !db.Set<CommitmentTopic>().Any(t => t.CommitmentId == m.CommitmentId)).Select(m => m.CommitmentId);
        return db.Commitments.Where(c => filed.Union(spokenOf).Contains(c.Id));
    }

    private static IQueryable<TopicLink> Links(TrackerDbContext db, IQueryable<Topic> topics) => topics.AsNoTracking()
        .OrderBy(t => t.Name).Select(t => new TopicLink(
            t.Name, t.Slug, db.Set<EngagementTopic>().Where(x => x.TopicId == t.Id).Select(_ => 1).Take(Threads.MostCounted + 1).Count()));
}
