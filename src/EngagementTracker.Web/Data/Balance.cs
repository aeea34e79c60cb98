using EngagementTracker.Domain.Commitments;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data;

/// <summary>Three months of a calendar year.</summary>
public readonly record struct Quarter(int Year, int Number) : IComparable<Quarter>
{
    public Quarter Next => Number == 4 ? new(Year + 1, 1) : new(Year, Number + 1);

    public static Quarter OfMonth(int year, int month) => new(year, (month + 2) / 3);

    public int CompareTo(Quarter other) => (Year, Number).CompareTo((other.Year, other.Number));
    public static bool operator <(Quarter a, Quarter b) => a.CompareTo(b) < 0;
    public static bool operator >(Quarter a, Quarter b) => a.CompareTo(b) > 0;
    public static bool operator <=(Quarter a, Quarter b) => a.CompareTo(b) <= 0;
    public static bool operator >=(Quarter a, Quarter b) => a.CompareTo(b) >= 0;

    /// <summary>"Q1 2025".</summary>
    public override string ToString() => $"Q{Number} {Year}";
}

/// <summary>What became of commitments in one quarter.</summary>
/// <param name="Made">First made in it.</param>
/// <param name="Kept">Closed as fulfilled, and ended in it.</param>
/// <param name="PartlyKept">Closed as partly fulfilled, and ended in it.</param>
/// <param name="Late">Its date lay in it, and passed before it ended: <see cref="ScheduleStanding.Late"/>.</param>
public sealed record QuarterFigures(Quarter Quarter, int Made, int Kept, int PartlyKept, int Late);

/// <summary>Made, kept and late by quarter and direction: counted from the rows that the context's reader may see, and from no others.</summary>
public static class Balance
{
    /// <summary>Every quarter from the first to the last of which there is anything to say, so that a quiet one shows as such.</summary>
    public static async Task<IReadOnlyDictionary<Direction, IReadOnlyList<QuarterFigures>>> ReadAsync(
        IQueryable<Commitment> commitments, DueCalendar calendar, CancellationToken cancellation = default)
    {
        var made = await commitments.GroupBy(c => new { c.Direction, c.MadeOn.Year, c.MadeOn.Month })
            .Select(g => new { g.Key.Direction, g.Key.Year, g.Key.Month, Count = g.Count() }).ToListAsync(cancellation);
        var ended = await commitments.Where(c => c.EndedOn != null && (c.Outcome == Outcome.Fulfilled || c.Outcome == Outcome.PartlyFulfilled))
            .GroupBy(c => new { c.Direction, c.EndedOn!.Value.Year, c.EndedOn!.Value.Month, Whole = c.Outcome == Outcome.Fulfilled })
            .Select(g => new { g.Key.Direction, g.Key.Year, g.Key.Month, g.Key.Whole, Count = g.Count() }).ToListAsync(cancellation);
        var late = await commitments.Where(ScheduleStandings.Is(ScheduleStanding.Late, calendar))
            .GroupBy(c => new { c.Direction, c.Deadline.Date!.Value.Year, c.Deadline.Date!.Value.Month })
            .Select(g => new { g.Key.Direction, g.Key.Year, g.Key.Month, Count = g.Count() }).ToListAsync(cancellation);

        var figures = made.Select(m => (m.Direction, At(m.Year, m.Month, made: m.Count)))
            .Concat(ended.Select(e => (e.Direction, e.Whole ? At(e.Year, e.Month, kept: e.Count) : At(e.Year, e.Month, partly: e.Count))))
            .Concat(late.Select(l => (l.Direction, At(l.Year, l.Month, late: l.Count)))).ToList();
        if (figures.Count == 0) return new Dictionary<Direction, IReadOnlyList<QuarterFigures>>();
        var (first, last) = (figures.Min(f => f.Item2.Quarter), figures.Max(f => f.Item2.Quarter));
        return figures.GroupBy(f => f.Direction, f => f.Item2).OrderBy(g => g.Key).ToDictionary(g => g.Key, g => Filled(g, first, last));
    }

    /// <summary>Several added up, quarter by quarter.</summary>
    public static IReadOnlyList<QuarterFigures> Sum(IEnumerable<IReadOnlyList<QuarterFigures>> parts) =>
        [.. parts.SelectMany(p => p).GroupBy(f => f.Quarter).Select(Total).OrderBy(f => f.Quarter)];

    private static IReadOnlyList<QuarterFigures> Filled(IEnumerable<QuarterFigures> figures, Quarter first, Quarter last)
    {
        List<QuarterFigures> empty = [];
        for (var quarter = first; quarter <= last; quarter = quarter.Next) empty.Add(new QuarterFigures(quarter, 0, 0, 0, 0));
        return Sum([empty, [.. figures]]);
    }

    private static QuarterFigures Total(IGrouping<Quarter, QuarterFigures> of) =>
        new(of.Key, of.Sum(f => f.Made), of.Sum(f => f.Kept), of.Sum(f => f.PartlyKept), of.Sum(f => f.Late));

    private static QuarterFigures At(int year, int month, int made = 0, int kept = 0, int partly = 0, int late = 0) =>
        new(Quarter.OfMonth(year, month), made, kept, partly, late);
}
