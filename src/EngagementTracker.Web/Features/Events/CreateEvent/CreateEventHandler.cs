using EngagementTracker.Domain.Calendar;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Lookups;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Events.CreateEvent;

/// <summary>Puts an event into the calendar, so that deadlines can hang on it.</summary>
public sealed class CreateEventHandler(
    IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, TimeProvider time, IValidator<EventForm> validator)
{
    public async Task<Answer<CalendarEvent>> HandleAsync(EventForm form, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        await using var db = await contexts.BeginAsync(this, Permission.KeepDirectory, cancellation);
        if (validator.ErrorsIn(form) is { Count: > 0 } errors) return Answer<CalendarEvent>.Refused(errors);
        // The write lock is taken first, so that of two who add one event at once the second is told.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var on = form.ReadOn(user.Today(time))?.Date;
        if (await EventNames.TakenAsync(db, form.Name!, on, form.Id, cancellation) is { } sentence)
            return Answer<CalendarEvent>.Refused(new Problem(nameof(form.Name), sentence));
        var occasion = CalendarEvent.Plan(form.Name!, on, form.Place);
        db.CalendarEvents.Add(occasion);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Answer<CalendarEvent>.Saved(occasion);
    }
}
