using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Notices;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Today;

/// <summary>What a user's day begins with; each list is bounded and says how much there is in all.</summary>
public sealed record TodayBoard(
    DueCalendar Calendar, ShortList FollowUps, ShortList Commitments, ShortList? Unowned, int? LateFollowUps, IReadOnlyList<LatestEngagement> Latest,
    IReadOnlyList<NoticeRow> Notices, int UnreadNotices)
{
    public const int Most = 10;
    public const int MostUnowned = 5;
    public const int MostLatest = 5;
    public const int MostNotices = 3;

    public bool IsEmpty => FollowUps.Total + Commitments.Total + (Unowned?.Total ?? 0) + Latest.Count == 0;

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
        var desk = (user.Roles & (Roles.Analyst | Roles.Manager)) != Roles.None;
        return new TodayBoard(
            calendar,
            await ShortList.ReadAsync(db, followUps.Where(i => i.OwnerId == user.Id).Where(Before(calendar, thisWeek)), Most, cancellation),
            await ShortList.ReadAsync(
                db, commitments.Where(i => i.OwnerId == user.Id).Where(Before(calendar, today => today.AddDays(DaysAhead + 1))), Most, cancellation),
            desk ? await ShortList.ReadAsync(db, commitments.Where(i => i.OwnerId == null), MostUnowned, cancellation) : null,
            desk ? await followUps.CountAsync(DueSections.In(DueSection.Late, calendar), cancellation) : null,
            await LatestAsync(db, cancellation),
            await NoticeRow.Of(db, unreadOnly: true).Take(MostNotices).ToListAsync(cancellation),
            await db.Notices.CountAsync(n => n.SeenUtc == null, cancellation));
    }

    private static System.Linq.Expressions.Expression<Func<DueItem, bool>> Before(DueCalendar calendar, Func<DateOnly, DateOnly>? until) =>
        calendar.Between<DueItem>(i => i.UnitId, i => i.DueOn, null, until);

    private static async Task<IReadOnlyList<LatestEngagement>> LatestAsync(TrackerDbContext db, CancellationToken cancellation) =>
        await db.Engagements.AsNoTracking().OrderByDescending(e => e.When.Date).ThenByDescending(e => e.Id).Take(MostLatest)
            .Select(e => new LatestEngagement(e.Reference, e.Kind, db.Parties.First(p => p.Id == e.CounterpartId).Name, e.When.Date, e.Marking))
            .ToListAsync(cancellation);
}

/// <summary>The first of a list, and how many there are in all.</summary>
public sealed record ShortList(IReadOnlyList<DueRow> Rows, int Total)
{
    public static async Task<ShortList> ReadAsync(TrackerDbContext db, IQueryable<DueItem> items, int most, CancellationToken cancellation)
    {
        var rows = await items.WithNames(db).OrderBy(r => r.DueOn ?? DateOnly.MaxValue).ThenBy(r => r.Reference).Take(most).ToListAsync(cancellation);
        return new ShortList(rows, rows.Count < most ? rows.Count : await items.CountAsync(cancellation));
    }
}

public sealed record LatestEngagement(string Reference, EngagementKind Kind, string Party, DateOnly Date, Marking Marking);
