using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Notices;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Today;

/// <summary>What a user's day begins with; each list is bounded and says how much there is in all.</summary>
public sealed record TodayBoard(
    DueCalendar Calendar, ShortList FollowUps, IReadOnlyList<SnoozedFollowUp> Snoozed, ShortList Commitments, ShortList? Acceptance, ShortList Waiting, ShortList? Unowned, int? LateFollowUps, IReadOnlyList<LatestEngagement> Latest,
    IReadOnlyList<NoticeRow> Notices, int UnreadNotices)
{
    public const int Most = 10;
    public const int MostUnowned = 5;
    public const int MostLatest = 5;
    public const int MostNotices = 3;

    public bool IsEmpty => FollowUps.Total + Commitments.Total + (Unowned?.Total ?? 0) + Waiting.Total + Latest.Count == 0;

    public static bool Concerns(RecordChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return ReviewQueue.Concerns(change) || change.Record.StartsWith(Reference.FollowUp, StringComparison.Ordinal);
    }

    /// <summary>How far ahead a commitment is shown.</summary>
    public const int DaysAhead = 14;

    public static async Task<TodayBoard> ReadAsync(
        TrackerDbContext db, CurrentUser user, TimeProvider time, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(user);
        var calendar = await DueCalendar.ReadAsync(db, time, cancellation);
        var open = DueItems.Open(db);
        var followUps = open.Where(i => i.Kind == DueItemKind.FollowUp);
        var commitments = open.Where(i => i.Kind == DueItemKind.Commitment);
        var thisWeek = DueWindow.ThisWeek.Bounds().Until;
        var snoozed = SnoozedOf(db, user, calendar);
        var awake = followUps.Where(i => i.OwnerId == user.Id && !snoozed.Select(f => f.Reference).Contains(i.Reference));
        var desk = (user.Roles & (Roles.Analyst | Roles.Manager)) != Roles.None;
        return new TodayBoard(
            calendar,
            await ShortList.ReadAsync(db, awake.Where(Before(calendar, thisWeek)), Most, cancellation),
            await snoozed.OrderBy(f => f.SnoozedUntil).ThenBy(f => f.Id).Take(Most)
                .Select(f => new SnoozedFollowUp(f.Reference, f.SnoozedUntil!.Value, f.SnoozeReason!)).ToListAsync(cancellation),
            await ShortList.ReadAsync(
                db, commitments.Where(i => i.OwnerId == user.Id).Where(Before(calendar, today => today.AddDays(DaysAhead + 1))), Most, cancellation),
            user.May(Permission.ReviewCommitments) ? await ShortList.ReadAsync(db, await ToAcceptAsync(db, user, time, cancellation), Most, cancellation) : null,
            await ShortList.ReadAsync(db, WaitedFor(db, user), Most, cancellation),
            desk ? await ShortList.ReadAsync(db, commitments.Where(i => i.OwnerId == null), MostUnowned, cancellation) : null,
            desk ? await followUps.Where(DueSections.In(DueSection.Late, calendar)).CountSomeAsync(cancellation) : null,
            await LatestAsync(db, cancellation),
            await NoticeRow.Of(db, unreadOnly: true).Take(MostNotices).ToListAsync(cancellation),
            await db.Notices.CountAsync(n => n.SeenUtc == null, cancellation));
    }

    /// <summary>One's own that one does not want to see yet: the day on which each comes back is a day in its unit's zone.</summary>
    private static IQueryable<FollowUp> SnoozedOf(TrackerDbContext db, CurrentUser user, DueCalendar calendar) => db.FollowUps.AsNoTracking()
        .Where(f => f.OwnerId == user.Id && f.DoneUtc == null)
        .Where(calendar.Between<FollowUp>(f => f.UnitId, f => f.SnoozedUntil, today => today.AddDays(1), null));

    /// <summary>Reports of others that the reader may decide, as the review queue says.</summary>
    private static async Task<IQueryable<DueItem>> ToAcceptAsync(TrackerDbContext db, CurrentUser user, TimeProvider time, CancellationToken cancellation)
    {
        var queue = await ReviewQueue.ReadAsync(db, user, time, cancellation);
        var references = queue.Of(db.Commitments, ReviewKind.Report).Single().Select(c => c.Reference);
        return DueItems.Commitments(db).Where(i => references.Contains(i.Reference));
    }

    /// <summary>What the reader recorded and somebody else owns, and what the reader asked about.</summary>
    private static IQueryable<DueItem> WaitedFor(TrackerDbContext db, CurrentUser user)
    {
        var me = user.Id ?? default;
        return DueItems.FollowUps(db, f => f.OwnerId != me && (f.DrafterId == me || f.UpdateRequests.Any(r => r.AskedById == me)))
            .Concat(DueItems.Commitments(db, c => c.OwnerId != null && c.OwnerId != me && (c.DrafterId == me || c.UpdateRequests.Any(r => r.AskedById == me))));
    }

    private static System.Linq.Expressions.Expression<Func<DueItem, bool>> Before(DueCalendar calendar, Func<DateOnly, DateOnly>? until) =>
        calendar.Between<DueItem>(i => i.UnitId, i => i.DueOn, null, until);

    private static async Task<IReadOnlyList<LatestEngagement>> LatestAsync(TrackerDbContext db, CancellationToken cancellation) =>
        await db.Engagements.AsNoTracking().OrderByDescending(e => e.When.Date).ThenByDescending(e => e.Id).Take(MostLatest)
            .Select(e => new LatestEngagement(e.Reference, e.Kind, db.Parties.First(p => p.Id == e.CounterpartId).Name, e.When.Date, e.Marking))
            .ToListAsync(cancellation);
}

/// <summary>The first of a list, and how many there are in all.</summary>
/// <param name="Total">As far as it is counted: <see cref="Threads.MostCounted"/>.</param>
public sealed record ShortList(IReadOnlyList<DueRow> Rows, int Total)
{
    public static async Task<ShortList> ReadAsync(TrackerDbContext db, IQueryable<DueItem> items, int most, CancellationToken cancellation)
    {
        var rows = await items.WithNames(db).OrderBy(r => r.DueOn ?? DateOnly.MaxValue).ThenBy(r => r.Reference).Take(most).ToListAsync(cancellation);
        return new ShortList(rows, rows.Count < most ? rows.Count : await items.CountSomeAsync(cancellation));
    }
}

public sealed record SnoozedFollowUp(string Reference, DateOnly Until, string Reason);

public sealed record LatestEngagement(string Reference, EngagementKind Kind, string Party, DateOnly Date, Marking Marking);
