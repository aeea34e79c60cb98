using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Ui.Records;

/// <summary>A commitment as a party or a topic lists it.</summary>
public sealed record CommitmentLine(
    CommitmentId Id, string Reference, string Wording, Direction Direction, string Counterpart,
    DeadlineKind DeadlineKind, DateOnly? Date, string? Event, UnitId UnitId, Marking Marking,
    CommitmentState State, Outcome? Outcome);

/// <summary>Some of the commitments, the most pressing first, and how many there are, as <see cref="Threads.CountSomeAsync"/> counts.</summary>
public sealed record CommitmentShare(IReadOnlyList<CommitmentLine> Lines, int Total, DueCalendar Calendar);

/// <summary>An open commitment with what decides how pressing it is.</summary>
public sealed record OpenEntry
{
    public required CommitmentId Id { get; init; }
    public required DateOnly? Due { get; init; }
}

public static class CommitmentLines
{
    /// <summary>The latest first, then those to come, then those without a date, the newest of them first.</summary>
    /// <param name="sources">Each in an index by its day, so that only as many are read as are shown. One commitment may stand in several.</param>
    public static async Task<CommitmentShare> ToShareAsync(
        this IReadOnlyList<IQueryable<OpenEntry>> sources, TrackerDbContext db, DueCalendar calendar, int most, CancellationToken cancellation = default)
    {
        var first = await sources.SelectMany(s => (IQueryable<OpenEntry>[])[
            s.Where(e => e.Due != null).OrderBy(e => e.Due).ThenBy(e => e.Id).Take(most),
            s.Where(e => e.Due == null).OrderByDescending(e => e.Id).Take(most)]).Aggregate((some, more) => some.Concat(more)).ToListAsync(cancellation);
        var total = await sources.Select(s => s.OrderBy(e => e.Due).Select(e => e.Id).Take(Threads.MostCounted + 1)).Aggregate((some, more) => some.Union(more))
            .CountAsync(cancellation);
        List<CommitmentId> shown = [.. first.DistinctBy(e => e.Id)
            .OrderBy(e => e.Due is null).ThenBy(e => e.Due).ThenBy(e => e.Due is null ? -e.Id.Value : e.Id.Value).Take(most).Select(e => e.Id)];
        var lines = await db.Commitments.AsNoTracking().Where(c => shown.Contains(c.Id))
            .Select(c => new CommitmentLine(
                c.Id, c.Reference, c.Wording, c.Direction, db.Parties.First(p => p.Id == c.CounterpartId).Name,
                c.Deadline.Kind, c.Deadline.Date, c.Deadline.Event, c.UnitId, c.Marking, c.State, c.Outcome))
            .ToListAsync(cancellation);
        return new CommitmentShare([.. lines.OrderBy(l => shown.IndexOf(l.Id))], total, calendar);
    }

    public static IQueryable<OpenEntry> ToOpen(this IQueryable<Commitment> commitments) => commitments.AsNoTracking()
        .Where(c => c.State != CommitmentState.Closed).Select(c => new OpenEntry { Id = c.Id, Due = c.Deadline.Date });

    public static IQueryable<OpenEntry> ToOpen(this IQueryable<CommitmentParty> places) =>
        places.Select(p => new OpenEntry { Id = p.CommitmentId, Due = EF.Property<DateOnly?>(p, Threads.Due) });
}
