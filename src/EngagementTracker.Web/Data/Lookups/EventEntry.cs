using EngagementTracker.Domain;
using EngagementTracker.Domain.Calendar;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Readouts.Dates;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data.Lookups;

public sealed record EventChoice(CalendarEventId Id, string Name, DateOnly? On);

/// <summary>A form that says before which event something is due: one of the calendar, one to be put there, or one known by name only.</summary>
public interface INamesEvent
{
    string? DeadlineEvent { get; set; }

    /// <summary>The event of the calendar that was chosen.</summary>
    CalendarEventId? DeadlineEventId { get; set; }

    /// <summary>The event is put into the calendar with the record.</summary>
    bool IsNewEvent { get; set; }

    /// <summary>The day of a new event, as typed; may be empty.</summary>
    string? NewEventOn { get; set; }
}

public static class EventEntry
{
    /// <summary>What is wrong with the day of a new event.</summary>
    public static string? DayProblem(this INamesEvent form, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(form);
        return form.IsNewEvent && Text.CleanOrNull(form.NewEventOn) is { } typed ? WrittenDate.Read(typed, today, Lean.Future).Problem : null;
    }

    /// <summary>
    /// The deadline before the event that the form names; a new event is added and has its key. In words, why there is none: the event is
    /// gone, or a new one is in the calendar already.
    /// </summary>
    /// <param name="today">The writer's own day.</param>
    public static async Task<(Deadline? Deadline, string? Problem)> ToDeadlineAsync(
        this INamesEvent form, TrackerDbContext db, DateOnly today, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(db);
        if (form.DeadlineEventId is { } id)
        {
            return await db.CalendarEvents.SingleOrDefaultAsync(e => e.Id == id, cancellation) is { } known
                ? (Deadline.Before(known), null) : (null, "This event is no longer in the calendar. Choose another one, or name it.");
        }
        if (!form.IsNewEvent) return (Deadline.AtEvent(form.DeadlineEvent ?? ""), null);
        var on = Text.CleanOrNull(form.NewEventOn) is { } typed ? WrittenDate.Read(typed, today, Lean.Future).Date : null;
        // Two rows of one form may put the same event into the calendar: the second hangs on the first.
        var folded = Text.Fold(Text.Clean(form.DeadlineEvent));
        if (db.CalendarEvents.Local.FirstOrDefault(e => Text.Fold(e.Name) == folded && e.On == on) is { } same) return (Deadline.Before(same), null);
        if (await EventNames.TakenAsync(db, form.DeadlineEvent!, on, default, cancellation) is { } taken) return (null, taken);
        var added = CalendarEvent.Plan(form.DeadlineEvent!, on, null);
        db.CalendarEvents.Add(added);
        await db.SaveChangesAsync(cancellation); // gives it its key
        return (Deadline.Before(added), null);
    }
}
