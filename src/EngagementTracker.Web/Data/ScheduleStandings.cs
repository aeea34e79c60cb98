using System.Linq.Expressions;
using EngagementTracker.Domain.Commitments;

namespace EngagementTracker.Web.Data;

/// <summary>What <see cref="Schedule.Of"/> says of a commitment at hand, as a condition for the database, with each unit's own today.</summary>
public static class ScheduleStandings
{
    private static readonly Func<DateOnly, DateOnly> AfterDue = today => today.AddDays(Schedule.DueWithinDays + 1);

    public static Expression<Func<Commitment, bool>> Is(ScheduleStanding standing, DueCalendar calendar) => standing switch
    {
        ScheduleStanding.Undated => c => c.Deadline.Date == null,
        ScheduleStanding.Late => Either(c => c.EndedOn > c.Deadline.Date, Running(calendar, null, today => today)),
        ScheduleStanding.Due => Running(calendar, today => today, AfterDue),
        ScheduleStanding.OnTime => Either(c => c.EndedOn <= c.Deadline.Date, Running(calendar, AfterDue, null)),
        _ => throw new ArgumentOutOfRangeException(nameof(standing)),
    };

    /// <summary>It has not ended, and its date lies between.</summary>
    private static Expression<Func<Commitment, bool>> Running(DueCalendar calendar, Func<DateOnly, DateOnly>? from, Func<DateOnly, DateOnly>? until)
    {
        Expression<Func<Commitment, bool>> running = c => c.EndedOn == null;
        var between = calendar.Between<Commitment>(c => c.UnitId, c => c.Deadline.Date, from, until);
        return Expression.Lambda<Func<Commitment, bool>>(Expression.AndAlso(running.Body, between.With(running.Parameters[0])), running.Parameters);
    }

    private static Expression<Func<Commitment, bool>> Either(Expression<Func<Commitment, bool>> one, Expression<Func<Commitment, bool>> other) =>
        Expression.Lambda<Func<Commitment, bool>>(Expression.OrElse(one.Body, other.With(one.Parameters[0])), one.Parameters);
}
