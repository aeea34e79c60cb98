using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Commitments;

public sealed record CommitmentRow
{
    public required CommitmentId Id { get; init; }
    public required string Reference { get; init; }
    public required string Wording { get; init; }
    public required CommitmentClass Class { get; init; }
    public required Direction Owes { get; init; }
    public required string CounterpartCode { get; init; }
    public required string Counterpart { get; init; }
    public required DeadlineKind DeadlineKind { get; init; }
    public required DateOnly? DeadlineDate { get; init; }
    public required string? DeadlineEvent { get; init; }
    public required string? Owner { get; init; }
    public required DateOnly MadeOn { get; init; }
    public required UnitId UnitId { get; init; }
    public required Marking Marking { get; init; }
}

/// <summary>The commitments on record, for the page and its CSV alike.</summary>
public static class CommitmentList
{
    public const string Initial = "-made";

    private const string Escape = "\\";

    private static readonly Sorting<CommitmentRow> Orders = new Sorting<CommitmentRow>(Initial)
        .By("reference", r => r.Reference)
        .By("class", r => r.Class)
        .By("counterpart", r => r.Counterpart)
        .By("deadline", r => r.DeadlineDate ?? DateOnly.MaxValue) // what has no date comes after what has one
        .By("owner", r => r.Owner)
        .By("made", r => r.MadeOn);

    /// <param name="reader">Whose commitments "mine" are.</param>
    public static IQueryable<CommitmentRow> Rows(TrackerDbContext db, CommitmentFilter filter, UserId? reader, DueCalendar calendar)
    {
        var rows =
            from c in Found(db, filter, reader, calendar)
            join counterpart in db.Parties on c.CounterpartId equals counterpart.Id
            join user in db.Users on c.OwnerId equals user.Id into users
            from owner in users.DefaultIfEmpty()
            select new CommitmentRow
            {
                Id = c.Id,
                Reference = c.Reference,
                Wording = c.Wording,
                Class = c.Class,
                Owes = c.Direction,
                CounterpartCode = counterpart.Code,
                Counterpart = counterpart.Name,
                DeadlineKind = c.Deadline.Kind,
                DeadlineDate = c.Deadline.Date,
                DeadlineEvent = c.Deadline.Event,
                Owner = owner.DisplayName,
                MadeOn = c.MadeOn,
                UnitId = c.UnitId,
                Marking = c.Marking,
            };
        return Orders.Apply(rows, filter.Sort, r => r.Id);
    }

    private static IQueryable<Commitment> Found(TrackerDbContext db, CommitmentFilter filter, UserId? reader, DueCalendar calendar)
    {
        var found = db.Commitments.AsNoTracking();
        if (filter.Party is { Length: > 0 } party)
            found = found.Where(c => db.Parties.Any(known => known.Code == party
                && (known.Id == c.CounterpartId || c.Parties.Any(p => p.PartyId == known.Id))));
        if (filter.Topic is { Length: > 0 } topic)
        {
            var topics = db.Topics.Where(t => t.Slug == topic || db.Topics.Any(parent => parent.Id == t.ParentId && parent.Slug == topic)).Select(t => t.Id);
            found = found.Where(c => c.Mentions.Any(m => m.Engagement.Topics.Any(t => topics.Contains(t.TopicId))));
        }
        if (filter.ClassRead is { } ofClass) found = found.Where(c => c.Class == ofClass);
        if (filter.OwesRead is { } owes) found = found.Where(c => c.Direction == owes);
        if (filter.DeadlineRead is { } kind) found = found.Where(c => c.Deadline.Kind == kind);
        if (filter.DueRead is { } window)
        {
            var (from, until) = window.Bounds();
            found = found.Where(calendar.Between<Commitment>(c => c.UnitId, c => c.Deadline.Date, from, until));
        }
        if (filter.WordingRead is { } words)
        {
            var pattern = $"%{Literal(words)}%";
            found = found.Where(c => EF.Functions.Like(c.Wording, pattern, Escape));
        }
        if (filter.YearRead is { } year)
        {
            var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
            found = found.Where(c => c.MadeOn >= first && c.MadeOn <= last);
        }
        return filter.Owner switch
        {
            CommitmentFilter.Nobody => found.Where(c => c.OwnerId == null),
            CommitmentFilter.Reader => found.Where(c => c.OwnerId == reader),
            _ when filter.OwnerRead is { } owner => found.Where(c => c.OwnerId == owner),
            _ => found,
        };
    }

    private static string Literal(string typed) => typed
        .Replace(Escape, Escape + Escape, StringComparison.Ordinal)
        .Replace("%", Escape + "%", StringComparison.Ordinal).Replace("_", Escape + "_", StringComparison.Ordinal);
}
