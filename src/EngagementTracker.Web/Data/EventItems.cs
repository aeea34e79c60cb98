using EngagementTracker.Domain.Calendar;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.FollowUps;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data;

/// <summary>
/// What is open and hangs on an event, also what the reader may not see: one day rules all of it, so it moves whoever moves the event.
/// Nothing of what is out of sight is shown, not even how much there is.
/// </summary>
public sealed record EventItems(IReadOnlyList<Commitment> Commitments, IReadOnlyList<FollowUp> FollowUps)
{
    /// <summary>Loads it into the context, so that it can be moved.</summary>
    public static async Task<EventItems> LoadAsync(TrackerDbContext db, CalendarEventId id, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        return new EventItems(
            await db.Commitments.IgnoreQueryFilters().Include(c => c.Parties)
                .Where(c => c.State != CommitmentState.Closed && c.Deadline.EventId == id).ToListAsync(cancellation),
            await db.FollowUps.IgnoreQueryFilters().Where(f => f.DoneUtc == null && f.EventId == id).ToListAsync(cancellation));
    }

    /// <summary>Whether anything at all hangs on it, open or not, or once did.</summary>
    public static async Task<bool> AnyAsync(TrackerDbContext db, CalendarEventId id, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.Set<CommitmentRevision>().IgnoreQueryFilters().AnyAsync(r => r.Deadline.EventId == id, cancellation)
            || await db.FollowUps.IgnoreQueryFilters().AnyAsync(f => f.EventId == id, cancellation);
    }
}

/// <summary>How much is open and hangs on an event, as far as the reader may know.</summary>
public sealed record EventLoad(int Commitments, int FollowUps)
{
    public static async Task<EventLoad> ReadAsync(TrackerDbContext db, CalendarEventId id, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        return new EventLoad(
            await db.Commitments.CountAsync(c => c.State != CommitmentState.Closed && c.Deadline.EventId == id, cancellation),
            await db.FollowUps.CountAsync(f => f.DoneUtc == null && f.EventId == id, cancellation));
    }

    /// <summary>"7 commitments and 1 follow-up"; "nothing" when there is nothing.</summary>
    public string InWords() => (Commitments, FollowUps) switch
    {
        (0, 0) => "nothing",
        (_, 0) => Count(Commitments, "commitment"),
        (0, _) => Count(FollowUps, "follow-up"),
        _ => $"{Count(Commitments, "commitment")} and {Count(FollowUps, "follow-up")}",
    };

    private static string Count(int number, string one) => $"{number:N0} {one}{(number == 1 ? "" : "s")}";
}
