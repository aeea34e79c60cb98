using System.Globalization;
using EngagementTracker.Domain.Calendar;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Display;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Deadlines.Month;

/// <summary>A day of the calendar: how many items are due on it, the first of them, and what else it is.</summary>
public sealed record DueDay(DateOnly Date, int Count, IReadOnlyList<DueRow> Cards, IReadOnlyList<string> Events, string? Holiday);

/// <summary>Whole weeks, from Monday, of a month or of one week. A day is that of each item's own unit.</summary>
/// <param name="On">The day that the address asks for, or else the reader's today.</param>
/// <param name="Today">For the reader.</param>
public sealed record DueMonth(DueCalendar Calendar, DateOnly On, DateOnly Today, bool IsWeek, IReadOnlyList<DueDay> Days)
    : DueSight(Calendar, Days.Sum(d => d.Count), Days.SelectMany(d => d.Cards))
{
    public const int MostCardsOfMonth = 3;
    public const int MostCardsOfWeek = 20;

    /// <summary>Centuries around which no calendar needs to show, and dates cannot be counted on from.</summary>
    private static readonly (DateOnly First, DateOnly Last) Range = (new(1900, 1, 1), new(2199, 12, 31));

    public DateOnly Previous => IsWeek ? On.AddDays(-7) : On.AddMonths(-1);
    public DateOnly Next => IsWeek ? On.AddDays(7) : On.AddMonths(1);

    public IEnumerable<DueDay[]> Weeks => Days.Chunk(7);

    /// <summary>Whether the day belongs to the month, or only fills its first or last week.</summary>
    public bool Includes(DateOnly day) => IsWeek || (day.Year == On.Year && day.Month == On.Month);

    /// <summary>What the address says, 2025-02 or 2025-02-03; what is no date there means today.</summary>
    public static DateOnly Read(string? on, DateOnly today) =>
        DateOnly.TryParseExact(on, [Show.DateInAddress, "yyyy-MM"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day >= Range.First && day <= Range.Last ? day : today;

    public static async Task<DueMonth> ReadAsync(
        TrackerDbContext db, DeadlinesFilter filter, CurrentUser user, TimeProvider time, DateOnly on, bool isWeek, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(user);
        var calendar = await DueCalendar.ReadAsync(db, time, cancellation);
        var first = isWeek ? Monday(on) : Monday(new DateOnly(on.Year, on.Month, 1));
        var last = isWeek ? first.AddDays(6) : Monday(new DateOnly(on.Year, on.Month, 1).AddMonths(1).AddDays(-1)).AddDays(6);
        var counted = await DeadlineList.Items(db, filter, user).Where(i => i.DueOn >= first && i.DueOn <= last)
            .GroupBy(i => new { i.DueOn, i.Kind }).Select(g => new { g.Key.DueOn, g.Key.Kind, Count = g.Count() }).ToListAsync(cancellation);
        var events = (await db.CalendarEvents.Where(e => e.On >= first && e.On <= last).OrderBy(e => e.Name).Select(e => new { e.On, e.Name }).ToListAsync(cancellation))
            .ToLookup(e => e.On, e => e.Name);
        var holidays = (await db.Set<Holiday>().Where(h => h.UnitId == user.UnitId && h.On >= first && h.On <= last).Select(h => new { h.On, h.Name }).ToListAsync(cancellation))
            .ToDictionary(h => h.On, h => h.Name);
        var most = isWeek ? MostCardsOfWeek : MostCardsOfMonth;
        List<DueDay> days = [];
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            List<DueRow> cards = [];
            var kinds = counted.FindAll(c => c.DueOn == day);
            foreach (var kind in kinds)
            {
                cards.AddRange(await DeadlineList.Of(kind.Kind, db, filter, user).Where(i => i.DueOn == day).OrderBy(i => i.Reference).Take(most)
                    .WithNames(db).ToListAsync(cancellation));
            }
            days.Add(new DueDay(
                day, kinds.Sum(c => c.Count), [.. cards.OrderBy(c => c.Reference, StringComparer.Ordinal).Take(most)],
                [.. events[day]], holidays.GetValueOrDefault(day)));
        }
        return new DueMonth(calendar, on, user.Today(time), isWeek, days);
    }

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
