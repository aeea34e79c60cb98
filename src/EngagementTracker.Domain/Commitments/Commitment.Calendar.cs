using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Calendar;
using EngagementTracker.Domain.Parties;

namespace EngagementTracker.Domain.Commitments;

public sealed partial class Commitment
{
    /// <summary>
    /// The event on which the deadline hangs has moved: a revision with the event's day. Nothing was answered by it, so a question about
    /// the commitment stays open. Says <see langword="false"/>, and records nothing, when it is that day already.
    /// </summary>
    /// <exception cref="ArgumentException">The deadline hangs on another event, or the reason is empty or too long.</exception>
    public bool MoveWith(CalendarEvent occasion, PartyId home, string reason, UserId author, DateTime utc)
    {
        ArgumentNullException.ThrowIfNull(occasion);
        var moved = Deadline.MovedWith(occasion);
        if (moved == Deadline) return false;
        Apply(TermsWith(moved, home), reason, author, utc);
        return true;
    }

    /// <summary>Hangs the deadline on an event that it named, as a revision.</summary>
    /// <exception cref="ArgumentException">The deadline names no event, or the reason is empty or too long.</exception>
    public bool HangOn(CalendarEvent occasion, PartyId home, string reason, UserId author, DateTime utc)
    {
        if (Deadline.Kind != DeadlineKind.Event) throw new ArgumentException("The deadline is no event.", nameof(occasion));
        return Revise(TermsWith(Deadline.Before(occasion), home), reason, author, utc);
    }
}
