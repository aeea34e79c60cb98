using EngagementTracker.Domain;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Lookups;
using EngagementTracker.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Topics;

public sealed record TopicFilter(string? Q, string? Sort);

public sealed record TopicRow
{
    public required string Slug { get; init; }
    public required string Name { get; init; }
    public required string? Parent { get; init; }

    /// <summary>The parent's name, then the topic's own: in this order a topic stands below its parent.</summary>
    public required string Path { get; init; }

    public required IReadOnlyList<string> Aliases { get; init; }
    /// <summary>Counted, as the commitments are, to <see cref="Threads.MostInCell"/>; one more stands for any number above it.</summary>
    public required int Engagements { get; init; }
    public required int Commitments { get; init; }

    /// <summary>The day of the last engagement about it that was held, at its place.</summary>
    public required DateOnly? LastDiscussed { get; init; }
}

public static class TopicList
{
    public const string Initial = "topic";

    private static readonly Sorting<TopicRow> Orders = new Sorting<TopicRow>(Initial)
        .By("topic", r => r.Path).By("name", r => r.Name).By("parent", r => r.Parent)
        .By("engagements", r => r.Engagements).By("commitments", r => r.Commitments).By("discussed", r => r.LastDiscussed);

    /// <param name="most">How far each is counted.</param>
    public static IQueryable<TopicRow> Rows(TrackerDbContext db, TopicFilter filter, int most = Threads.MostInCell) =>
        Orders.Apply(All(db, Filtered(db, filter), most), filter.Sort, r => r.Slug);

    /// <summary>One page of the same; what it is not sorted by is counted for those on it alone.</summary>
    public static Task<Page<TopicRow>> PageAsync(TrackerDbContext db, TopicFilter filter, int? number, CancellationToken cancellation = default) =>
        Rows(db, filter).Select(r => r.Slug).ToPageAsync(
            Filtered(db, filter), number, slugs => All(db, db.Topics.Where(t => slugs.Contains(t.Slug)), Threads.MostInCell), r => r.Slug, cancellation);

    private static IQueryable<Topic> Filtered(TrackerDbContext db, TopicFilter filter)
    {
        if (Text.CleanOrNull(filter.Q) is not { } typed) return db.Topics;
        var word = DirectorySearch.AnyWord(typed);
        return db.Topics.Where(t => EF.Functions.Like(t.SearchKey, word.Line, DirectorySearch.Escape)
            || EF.Functions.Like(t.SearchKey, word.Inside, DirectorySearch.Escape));
    }

    private static IQueryable<TopicRow> All(TrackerDbContext db, IQueryable<Topic> topics, int most)
    {
        var filing = CommitmentTopics.Filing(db);
        return topics.AsNoTracking().Select(t => new TopicRow
        {
            Slug = t.Slug,
            Name = t.Name,
            Parent = db.Topics.Where(p => p.Id == t.ParentId).Select(p => p.Name).FirstOrDefault(),
            Path = (db.Topics.Where(p => p.Id == t.ParentId).Select(p => p.Name + " / ").FirstOrDefault() ?? "") + t.Name,
            Aliases = t.Aliases,
            Engagements = db.Set<EngagementTopic>().Where(x => x.TopicId == t.Id).Take(most + 1).Count(),
            // As CommitmentTopics.All says, but from the topic: of all that it gives, the database would look for each topic's.
            Commitments = db.Set<CommitmentTopic>().Where(x => x.TopicId == t.Id).Select(x => x.CommitmentId)
                .Concat(db.Set<EngagementTopic>().Where(x => x.TopicId == t.Id).Join(filing, x => x.EngagementId, m => m.EngagementId, (_, m) => m.CommitmentId))
                .Distinct().Take(most + 1).Count(),
            LastDiscussed = db.Set<EngagementTopic>().Where(x => x.TopicId == t.Id && db.Engagements.Any(held => held.Id == x.EngagementId && held.State == EngagementState.Held))
                .OrderByDescending(x => EF.Property<DateOnly?>(x, Threads.Date)).Select(x => EF.Property<DateOnly?>(x, Threads.Date)).FirstOrDefault(),
        });
    }
}
