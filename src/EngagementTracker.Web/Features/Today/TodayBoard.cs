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
        var (followUps, commitments) = (DueItems.FollowUps(db), DueItems.Commitments(db));
        var thisWeek = DueWindow.ThisWeek.Bounds().Until;
        var snoozed = SnoozedOf(db, user, calendar);
        var awake = followUps.Where(i => i.OwnerId == user.Id && !snoozed.Select(f => f.Reference).Contains(i.Reference));
        var desk = (user.Roles & (Roles.Analyst | Roles.Manager)) != Roles.None;
        return new TodayBoard(
            calendar,
            await ShortList.ReadAsync(db, [awake.Where(Before(calendar, thisWeek))], Most, cancellation),
            await snoozed.OrderBy(f => f.SnoozedUntil).ThenBy(f => f.Id).Take(Most)
                .Select(f => new SnoozedFollowUp(f.Reference, f.SnoozedUntil!.Value, f.SnoozeReason!)).ToListAsync(cancellation),
            await ShortList.ReadAsync(
                db, [commitments.Where(i => i.OwnerId == user.Id).Where(Before(calendar, today => today.AddDays(DaysAhead + 1)))], Most, cancellation),
            user.May(Permission.ReviewCommitments) ? await ShortList.ReadAsync(db, [await ToAcceptAsync(db, user, time, cancellation)], Most, cancellation) : null,
            await ShortList.ReadAsync(db, WaitedFor(db, user), Most, cancellation),
            desk ? await ShortList.ReadAsync(db, [commitments.Where(i => i.OwnerId == null)], MostUnowned, cancellation) : null,
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
        return DueItems.Of(queue.Of(db.Commitments, ReviewKind.Report).Single());
    }

    /// <summary>What the reader recorded and somebody else owns, and what the reader asked about: looked for apart, since each has its index.</summary>
    private static IReadOnlyList<IQueryable<DueItem>> WaitedFor(TrackerDbContext db, CurrentUser user)
    {
        var me = user.Id ?? default;
        var asked = db.UpdateRequests.Where(r => r.AskedById == me);
        var followUps = asked.Where(r => r.FollowUpId != null).Select(r => r.FollowUpId!.Value);
        var commitments = asked.Where(r => r.CommitmentId != null).Select(r => r.CommitmentId!.Value);
        return
        [
            DueItems.FollowUps(db, f => f.OwnerId != me && f.DrafterId == me),
            DueItems.FollowUps(db, f => f.OwnerId != me && f.DrafterId != me && followUps.Contains(f.Id)),
            DueItems.Commitments(db, c => c.OwnerId != null && c.OwnerId != me && c.DrafterId == me),
            DueItems.Commitments(db, c => c.OwnerId != null && c.OwnerId != me && c.DrafterId != me && commitments.Contains(c.Id)),
        ];
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
    /// <param name="parts">What the list is made of, each thing in one part.</param>
    public static async Task<ShortList> ReadAsync(
        TrackerDbContext db, IReadOnlyList<IQueryable<DueItem>> parts, int most, CancellationToken cancellation)
    {
        List<DueRow> rows = [];
        // Each in the order of its dates, which an index gives; what has none comes last, and is looked for where there is room.
        foreach (var part in parts)
            rows.AddRange(await part.Where(i => i.DueOn != null).OrderBy(i => i.DueOn).ThenBy(i => i.Reference).Take(most).WithNames(db).ToListAsync(cancellation));
        var room = most - rows.Count;
        foreach (var part in room > 0 ? parts : [])
            rows.AddRange(await part.Where(i => i.DueOn == null).OrderBy(i => i.Reference).Take(room).WithNames(db).ToListAsync(cancellation));
        rows = [.. rows.OrderBy(r => r.DueOn ?? DateOnly.MaxValue).ThenBy(r => r.Reference, StringComparer.Ordinal).Take(most)];
        return new ShortList(rows, rows.Count < most ? rows.Count : await CountAsync(parts, cancellation));
    }

    private static Task<int> CountAsync(IReadOnlyList<IQueryable<DueItem>> parts, CancellationToken cancellation) =>
        parts.Select(p => p.Select(_ => 1).Take(Threads.MostCounted + 1)).Aggregate((some, more) => some.Concat(more)).CountSomeAsync(cancellation);
}

public sealed record SnoozedFollowUp(string Reference, DateOnly Until, string Reason);

public sealed record LatestEngagement(string Reference, EngagementKind Kind, string Party, DateOnly Date, Marking Marking);
