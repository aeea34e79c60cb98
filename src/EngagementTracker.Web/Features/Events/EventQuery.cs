using EngagementTracker.Domain.Calendar;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Events;

/// <summary>An event with what is due before it, as far as the reader may read it; what is late comes first.</summary>
/// <param name="Total">How many items hang on it; the rows are the first of them.</param>
/// <param name="Naming">How many open commitments name it without hanging on it.</param>
public sealed record EventView(CalendarEvent Event, DueCalendar Calendar, IReadOnlyList<DueRow> Rows, int Total, int Late, int Naming);

public static class EventQuery
{
    public const int Most = 100;

    public static async Task<EventView?> ReadAsync(TrackerDbContext db, TimeProvider time, CalendarEventId id, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (await db.CalendarEvents.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancellation) is not { } occasion) return null;
        var calendar = await DueCalendar.ReadAsync(db, time, cancellation);
        var references = db.Commitments.Where(c => c.Deadline.EventId == id).Select(c => c.Reference)
            .Concat(db.FollowUps.Where(f => f.EventId == id).Select(f => f.Reference));
        var items = DueItems.Open(db).Where(i => references.Contains(i.Reference));
        var rows = await items.WithNames(db).OrderBy(r => r.DueOn ?? DateOnly.MaxValue).ThenBy(r => r.Reference).Take(Most).ToListAsync(cancellation);
        return new EventView(
            occasion, calendar, rows,
            rows.Count < Most ? rows.Count : await items.CountAsync(cancellation),
            await items.CountAsync(DueSections.In(DueSection.Late, calendar), cancellation),
            await Naming(db, occasion).CountAsync(cancellation));
    }

    /// <summary>The open commitments that name the event, in these letters, without hanging on one of the calendar.</summary>
    public static IQueryable<Commitment> Naming(TrackerDbContext db, CalendarEvent occasion)
    {
        ArgumentNullException.ThrowIfNull(db);
        var name = occasion.Name;
        return db.Commitments.Where(c => c.State != CommitmentState.Closed && c.Deadline.Kind == DeadlineKind.Event && c.Deadline.EventId == null
            && EF.Functions.Collate(c.Deadline.Event!, "NOCASE") == name);
    }
}
