using System.Linq.Expressions;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data;

/// <summary>Under which heading an open item stands: the window of its date, or why it has none.</summary>
public enum DueSection
{
    Late = DueWindow.Late,
    Today = DueWindow.Today,
    ThisWeek = DueWindow.ThisWeek,
    NextWeek = DueWindow.NextWeek,
    Later = DueWindow.Later,

    /// <summary>Hangs on an event whose day nobody knows yet.</summary>
    AtEvent,
    NoDate,

    /// <summary>Has no end, so there is no deadline to follow: counted, but shown only when asked for.</summary>
    Continuing,
}

/// <summary>The one place that decides where an item stands.</summary>
public static class DueSections
{
    public static Expression<Func<DueItem, bool>> In(DueSection section, DueCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        if (Kind(section) is { } kind) return item => item.Deadline == kind && item.DueOn == null;
        var (from, until) = ((DueWindow)section).Bounds();
        return calendar.Between<DueItem>(item => item.UnitId, item => item.DueOn, from, until);
    }

    /// <summary>What <see cref="In"/> says to the database, for an item at hand.</summary>
    public static DueSection Of(DeadlineKind kind, DateOnly? dueOn, UnitId unit, DueCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return dueOn is { } date
            ? (DueSection)DueWindows.Of(date, calendar.Today(unit))
            : Enum.GetValues<DueSection>().First(section => Kind(section) == kind);
    }

    /// <summary>How many items stand in each section: one query, made of the sections' own conditions.</summary>
    public static async Task<IReadOnlyDictionary<DueSection, int>> CountsAsync(
        IQueryable<DueItem> items, DueCalendar calendar, CancellationToken cancellation = default)
    {
        var counted = await items.GroupBy(Number(calendar)).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        return Enum.GetValues<DueSection>().ToDictionary(s => s, s => counted.Find(c => c.Key == (int)s)?.Count ?? 0);
    }

    public static async Task<int> LateCountAsync(TrackerDbContext db, TimeProvider time, CancellationToken cancellation = default)
    {
        var calendar = await DueCalendar.ReadAsync(db, time, cancellation);
        return await DueItems.Open(db).CountAsync(In(DueSection.Late, calendar), cancellation);
    }

    private static Expression<Func<DueItem, int>> Number(DueCalendar calendar)
    {
        var item = Expression.Parameter(typeof(DueItem), "item");
        Expression number = Expression.Constant((int)DueSection.Continuing);
        foreach (var section in Enum.GetValues<DueSection>().Where(s => s != DueSection.Continuing))
        {
            var condition = In(section, calendar);
            var body = condition.With(item);
            number = Expression.Condition(body, Expression.Constant((int)section), number);
        }
        return Expression.Lambda<Func<DueItem, int>>(number, item);
    }

    private static DeadlineKind? Kind(DueSection section) => section switch
    {
        DueSection.AtEvent => DeadlineKind.Event,
        DueSection.NoDate => DeadlineKind.NoneStated,
        DueSection.Continuing => DeadlineKind.Continuing,
        _ => null,
    };
}
