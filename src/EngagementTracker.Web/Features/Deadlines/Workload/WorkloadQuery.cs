using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Deadlines.Workload;

/// <summary>Counts what each owner has in hand; the database counts, and no item is loaded.</summary>
public static class WorkloadQuery
{
    public const int Weeks = 12;

    /// <param name="today">The day to which the weeks lead; the last week is the one before it.</param>
    /// <param name="unit">The code of a unit; of no other its items are counted.</param>
    /// <param name="party">The code of the other party; with no other.</param>
    public static async Task<DeskLoad> ReadAsync(
        TrackerDbContext db, DueCalendar calendar, DateOnly today, string? unit = null, string? party = null, CancellationToken cancellation = default)
    {
        var (unitId, partyId) = (
            await db.Units.Where(u => u.Code == unit).Select(u => (UnitId?)u.Id).SingleOrDefaultAsync(cancellation),
            await db.Parties.Where(p => p.Code == party).Select(p => (PartyId?)p.Id).SingleOrDefaultAsync(cancellation));
        var items = DueItems.Open(db).Where(i => i.Deadline != DeadlineKind.Continuing)
            .Where(i => (unitId == null || i.UnitId == unitId) && (partyId == null || i.CounterpartId == partyId));
        var open = await CountsAsync(items, cancellation);
        var late = await items.Where(DueSections.In(DueSection.Late, calendar)).GroupBy(i => new { i.OwnerId, i.UnitId })
            .Select(g => new { g.Key.OwnerId, g.Key.UnitId, Count = g.Count(), Days = g.Sum(i => (long)i.DueOn!.Value.DayNumber) })
            .ToListAsync(cancellation);
        var dueToday = await CountsAsync(items.Where(DueSections.In(DueSection.Today, calendar)), cancellation);
        var dueLater = await CountsAsync(items.Where(DueSections.In(DueSection.ThisWeek, calendar)), cancellation);

        var sundays = Enumerable.Range(1, Weeks).Select(w => Monday(today).AddDays(-1 - 7 * (Weeks - w))).ToList();
        var history = await LateHistory.ReadAsync(db, sundays, unitId, partyId, cancellation);
        var names = await db.Users.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        var owners = open.Keys.Union(history.Select(h => new Owner(h.Owner))).Select(owner =>
        {
            var behind = late.Where(l => l.OwnerId == owner.Id).ToList();
            var (count, days) = (behind.Sum(l => l.Count), behind.Sum(l => (long)calendar.Today(l.UnitId).DayNumber * l.Count - l.Days));
            return new OwnerLoad(
                owner.Id, owner.Id is { } id ? names[id] : Ui.Display.DueWords.Nobody, open.GetValueOrDefault(owner), count,
                dueToday.GetValueOrDefault(owner) + dueLater.GetValueOrDefault(owner), count == 0 ? null : (double)days / count,
                history.FirstOrDefault(h => h.Owner == owner.Id)?.Counts ?? new int[Weeks]);
        }).Where(o => o.Open > 0 || o.LateByWeek.Any(c => c > 0)).ToList();
        return new DeskLoad(owners, sundays, [.. sundays.Select((_, week) => owners.Sum(o => o.LateByWeek[week]))]);
    }

    private static async Task<Dictionary<Owner, int>> CountsAsync(IQueryable<DueItem> items, CancellationToken cancellation) =>
        (await items.GroupBy(i => i.OwnerId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation))
        .ToDictionary(g => new Owner(g.Key), g => g.Count);

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>A key where nobody is somebody too.</summary>
    private readonly record struct Owner(UserId? Id);
}
