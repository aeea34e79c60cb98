using System.Linq.Expressions;
using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data;

/// <summary>
/// What day it is for each unit. A due date is a date in its unit's zone; at one instant the units live in at most three different days.
/// Whatever asks whether something is late asks here.
/// </summary>
public sealed class DueCalendar
{
    private readonly Dictionary<UnitId, DateOnly> todays;

    private DueCalendar(Dictionary<UnitId, DateOnly> todays, DateTime? nextMidnightUtc) => (this.todays, NextMidnightUtc) = (todays, nextMidnightUtc);

    /// <summary>When the first of the units enters its next day; <see langword="null"/> where there is no unit.</summary>
    public DateTime? NextMidnightUtc { get; }

    public static async Task<DueCalendar> ReadAsync(TrackerDbContext db, TimeProvider time, CancellationToken cancellation = default)
    {
        var utc = time.GetUtcNow().UtcDateTime;
        var units = await db.Units.AsNoTracking().Select(u => new { u.Id, u.TimeZone }).ToListAsync(cancellation);
        var midnights = units.Select(u => u.TimeZone).Distinct().Select(zone => Zone.NextDayUtc(utc, zone)).ToList();
        return new DueCalendar(units.ToDictionary(u => u.Id, u => Zone.DayAt(utc, u.TimeZone)), midnights.Count > 0 ? midnights.Min() : null);
    }

    public DateOnly Today(UnitId unit) => todays[unit];

    /// <summary>
    /// A condition for the database: the row's date lies from one boundary (included) to the other (excluded), each computed from
    /// its unit's own today. A <see langword="null"/> boundary is open.
    /// </summary>
    public Expression<Func<TRow, bool>> Between<TRow>(
        Expression<Func<TRow, UnitId>> unit, Expression<Func<TRow, DateOnly?>> date,
        Func<DateOnly, DateOnly>? from, Func<DateOnly, DateOnly>? until)
    {
        var row = unit.Parameters[0];
        var dateOfRow = date.With(row);
        // The outermost boundaries, so that an index on the date is of use; then each unit's own.
        Expression outer = Expression.NotEqual(dateOfRow, Expression.Constant(null, typeof(DateOnly?)));
        if (todays.Count > 0 && from is not null) outer = Expression.AndAlso(outer, Expression.GreaterThanOrEqual(dateOfRow, Held<DateOnly?>(todays.Values.Min(from))));
        if (todays.Count > 0 && until is not null) outer = Expression.AndAlso(outer, Expression.LessThan(dateOfRow, Held<DateOnly?>(todays.Values.Max(until))));
        var days = todays.GroupBy(t => t.Value, t => t.Key).ToList();
        if (days.Count == 1) return Expression.Lambda<Func<TRow, bool>>(outer, row);
        // One boundary chosen by the unit, not one condition for each: the database would look for the units and not for the days.
        Expression Boundary(Func<DateOnly, DateOnly> of) => days.Skip(1).Aggregate((Expression)Held<DateOnly?>(of(days[0].Key)), (others, day) => Expression.Condition(
            Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(UnitId)], Held(day.ToArray()), unit.Body), Held<DateOnly?>(of(day.Key)), others));
        if (from is not null) outer = Expression.AndAlso(outer, Expression.GreaterThanOrEqual(dateOfRow, Boundary(from)));
        if (until is not null) outer = Expression.AndAlso(outer, Expression.LessThan(dateOfRow, Boundary(until)));
        return Expression.Lambda<Func<TRow, bool>>(outer, row);
    }

    /// <summary>A value that EF Core sends as a parameter, so that tomorrow's query has today's plan.</summary>
    private static MemberExpression Held<T>(T value) => Expression.Property(Expression.Constant(new Box<T>(value)), nameof(Box<>.Value));

    private sealed record Box<T>(T Value);
}
