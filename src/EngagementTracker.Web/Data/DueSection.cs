using System.Linq.Expressions;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data;

/// <summary>
/// Under which heading an open item stands, in the list as on the board: the window of its date, or why it has none. An item without an
/// owner first needs one, so it stands under that until it is late; being late is worse.
/// </summary>
public enum DueSection
{
    Late = DueWindow.Late,
    Today = DueWindow.Today,
    ThisWeek = DueWindow.ThisWeek,
    NextTwoWeeks = DueWindow.NextTwoWeeks,
    Later = DueWindow.Later,

    /// <summary>Hangs on an event whose day nobody knows yet.</summary>
    AtEvent,
    NoDate,

    /// <summary>Belongs to nobody. What is late stands under late all the same.</summary>
    NoOwner,

    /// <summary>Has no end, so there is no deadline to follow: counted, but shown only when asked for.</summary>
    Continuing,
}

/// <summary>The one place that decides where an item stands.</summary>
public static class DueSections
{
    public static Expression<Func<DueItem, bool>> In(DueSection section, DueCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        if (section == DueSection.Continuing) return item => item.Deadline == DeadlineKind.Continuing && item.DueOn == null;
        if (section == DueSection.NoOwner)
        {
            var late = Within(DueWindow.Late, calendar);
            Expression<Func<DueItem, bool>> unowned = item => item.OwnerId == null && item.Deadline != DeadlineKind.Continuing;
            var row = unowned.Parameters[0];
            Expression<Func<DueItem, bool>> undated = item => item.DueOn == null;
            var coming = Expression.OrElse(undated.With(row), Expression.Not(late.With(row)));
            return Expression.Lambda<Func<DueItem, bool>>(Expression.AndAlso(unowned.Body, coming), row);
        }
        if (Kind(section) is { } kind) return item => item.OwnerId != null && item.Deadline == kind && item.DueOn == null;
        var within = Within((DueWindow)section, calendar);
        if (section == DueSection.Late) return within;
        Expression<Func<DueItem, bool>> owned = item => item.OwnerId != null;
        return Expression.Lambda<Func<DueItem, bool>>(Expression.AndAlso(owned.With(within.Parameters[0]), within.Body), within.Parameters[0]);
    }

    private static Expression<Func<DueItem, bool>> Within(DueWindow window, DueCalendar calendar)
    {
        var (from, until) = window.Bounds();
        return calendar.Between<DueItem>(item => item.UnitId, item => item.DueOn, from, until);
    }

    /// <summary>What <see cref="In"/> says to the database, for an item at hand.</summary>
    public static DueSection Of(DeadlineKind kind, DateOnly? dueOn, UserId? owner, UnitId unit, DueCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var section = dueOn is { } date
            ? (DueSection)DueWindows.Of(date, calendar.Today(unit))
            : Enum.GetValues<DueSection>().First(section => Kind(section) == kind);
        return owner is null && section is not (DueSection.Late or DueSection.Continuing) ? DueSection.NoOwner : section;
    }

    /// <summary>How many items stand in each section; more than <see cref="Threads.MostCounted"/> stands for any number above it.</summary>
    /// <param name="items">The items of a kind.</param>
    public static async Task<IReadOnlyDictionary<DueSection, int>> CountsAsync(
        Func<DueItemKind, IQueryable<DueItem>> items, DueCalendar calendar, CancellationToken cancellation = default)
    {
        var counted = await CountsByKindAsync(items, calendar, cancellation);
        return Enum.GetValues<DueSection>().ToDictionary(s => s, s => counted.Where(c => c.Section == s).Sum(c => c.Count));
    }

    /// <summary>The same by kind: one query, in which each section is counted from an index and no further than anybody wants to know.</summary>
    public static async Task<IReadOnlyList<(DueSection Section, DueItemKind Kind, int Count)>> CountsByKindAsync(
        Func<DueItemKind, IQueryable<DueItem>> items, DueCalendar calendar, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        Expression<Func<int, int, DueItem, Standing>> standing = (section, kind, item) => new Standing { Section = section, Kind = kind };
        IQueryable<Standing> In(DueSection section, DueItemKind kind)
        {
            var item = Expression.Parameter(typeof(DueItem), "item");
            var body = standing.With(Expression.Constant((int)section), Expression.Constant((int)kind), item);
            return items(kind).Where(DueSections.In(section, calendar)).Select(Expression.Lambda<Func<DueItem, Standing>>(body, item)).Take(Threads.MostCounted + 1);
        }
        var all = Enum.GetValues<DueSection>().SelectMany(section => Enum.GetValues<DueItemKind>().Select(kind => In(section, kind)));
        var counted = await all.Aggregate((some, more) => some.Concat(more)).GroupBy(s => s)
            .Select(g => new { g.Key.Section, g.Key.Kind, Count = g.Count() }).ToListAsync(cancellation);
        return [.. counted.Select(c => ((DueSection)c.Section, (DueItemKind)c.Kind, c.Count))];
    }

    private sealed record Standing
    {
        public required int Section { get; init; }
        public required int Kind { get; init; }
    }

    /// <summary>How much is late, counted to <paramref name="most"/>.</summary>
    public static async Task<int> LateCountAsync(TrackerDbContext db, TimeProvider time, int most, CancellationToken cancellation = default) =>
        await LateCountAsync(db, await DueCalendar.ReadAsync(db, time, cancellation), most, cancellation);

    public static Task<int> LateCountAsync(TrackerDbContext db, DueCalendar calendar, int most, CancellationToken cancellation = default) =>
        DueItems.Open(db).Where(In(DueSection.Late, calendar)).Select(_ => 1).Take(most).CountAsync(cancellation);

    /// <summary>The section's number, for the database to count by.</summary>
    public static Expression<Func<DueItem, int>> Number(DueCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
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
