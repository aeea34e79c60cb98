using System.Linq.Expressions;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Deadlines.Workload;

/// <summary>How much was late at the end of each of some weeks.</summary>
/// <param name="Owner"><see langword="null"/> for what belongs to nobody.</param>
public sealed record LateWeeks(UserId? Owner, IReadOnlyList<int> Counts);

/// <summary>
/// For each week and owner, what was on record, past its date and not ended when the week ended (at midnight UTC): one query, which reads only what can
/// count. That is what is open, from the indexes of what is open, and what has ended since, from those of what has ended.
/// </summary>
internal static class LateHistory
{
    /// <param name="sundays">The last day of each week, in their order.</param>
    public static async Task<IReadOnlyList<LateWeeks>> ReadAsync(
        TrackerDbContext db, IReadOnlyList<DateOnly> sundays, UnitId? unit, PartyId? party, CancellationToken cancellation)
    {
        var spans = Spans(db, sundays[^1], End(sundays[0]), unit, party);
        var counted = await spans.Select(Weeks(sundays)).Where(s => s.From < s.Until).GroupBy(s => s)
            .Select(g => new { g.Key.OwnerId, g.Key.From, g.Key.Until, Count = g.Count() }).ToListAsync(cancellation);
        return [.. counted.GroupBy(c => c.OwnerId).Select(own =>
            new LateWeeks(own.Key, [.. sundays.Select((_, week) => own.Where(c => c.From <= week && week < c.Until).Sum(c => c.Count))]))];
    }

    /// <param name="last">What is due after this day has not been late.</param>
    /// <param name="ended">Nor does anything count that ended before.</param>
    private static IQueryable<Span> Spans(TrackerDbContext db, DateOnly last, DateTime ended, UnitId? unit, PartyId? party)
    {
        var followUps = db.FollowUps.Where(f => f.DueOn <= last && (unit == null || f.UnitId == unit) && (party == null || f.CounterpartId == party));
        var commitments = db.Commitments.Where(c => c.Deadline.Date <= last && (unit == null || c.UnitId == unit) && (party == null || c.CounterpartId == party));
        // What is open has not ended: said so, and not read, the indexes of what is open hold all that is asked.
        return followUps.Where(f => f.DoneUtc == null).Select(f => new Span { OwnerId = f.OwnerId, DueOn = f.DueOn, LoggedUtc = f.LoggedUtc, EndedUtc = null })
            .Concat(followUps.Where(f => f.DoneUtc >= ended).Select(f => new Span { OwnerId = f.OwnerId, DueOn = f.DueOn, LoggedUtc = f.LoggedUtc, EndedUtc = f.DoneUtc }))
            .Concat(commitments.Where(c => c.State != CommitmentState.Closed)
                .Select(c => new Span { OwnerId = c.OwnerId, DueOn = c.Deadline.Date, LoggedUtc = c.LoggedUtc, EndedUtc = null }))
            .Concat(commitments.Where(c => c.ClosedUtc >= ended)
                .Select(c => new Span { OwnerId = c.OwnerId, DueOn = c.Deadline.Date, LoggedUtc = c.LoggedUtc, EndedUtc = c.ClosedUtc }));
    }

    /// <summary>The first week at whose end it was late, and the first at whose end it had ended.</summary>
    private static Expression<Func<Span, LateSpan>> Weeks(IReadOnlyList<DateOnly> sundays)
    {
        Expression<Func<Span, int, int, LateSpan>> weeks = (span, from, until) => new LateSpan { OwnerId = span.OwnerId, From = from, Until = until };
        var row = weeks.Parameters[0];
        Expression First(Func<DateOnly, DateTime, Expression<Func<Span, bool>>> holds) => Enumerable.Range(0, sundays.Count).Reverse().Aggregate(
            (Expression)Expression.Constant(sundays.Count),
            (later, week) => Expression.Condition(holds(sundays[week], End(sundays[week])).With(row), Expression.Constant(week), later));
        return Expression.Lambda<Func<Span, LateSpan>>(
            weeks.With(row, First((sunday, end) => s => s.DueOn <= sunday && s.LoggedUtc < end), First((_, end) => s => s.EndedUtc < end)), row);
    }

    private static DateTime End(DateOnly sunday) => sunday.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    private sealed record Span
    {
        public required UserId? OwnerId { get; init; }
        public required DateOnly? DueOn { get; init; }
        public required DateTime LoggedUtc { get; init; }
        public required DateTime? EndedUtc { get; init; }
    }

    /// <summary>The numbers of two weeks, the second excluded.</summary>
    private sealed record LateSpan
    {
        public required UserId? OwnerId { get; init; }
        public required int From { get; init; }
        public required int Until { get; init; }
    }
}
