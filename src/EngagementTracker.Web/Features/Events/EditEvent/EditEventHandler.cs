using EngagementTracker.Domain.Calendar;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Lookups;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Events.EditEvent;

/// <summary>Corrects an event's name and place. Its day is moved elsewhere, because what hangs on it moves too.</summary>
public sealed class EditEventHandler(IDbContextFactory<TrackerDbContext> contexts, IValidator<EventForm> validator)
{
    public async Task<Answer<CalendarEvent>> HandleAsync(EventForm form, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        await using var db = await contexts.BeginAsync(this, Permission.KeepDirectory, cancellation);
        if (validator.ErrorsIn(form) is { Count: > 0 } errors) return Answer<CalendarEvent>.Refused(errors);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.CalendarEvents.SingleOrDefaultAsync(e => e.Id == form.Id, cancellation) is not { } occasion)
            return Answer<CalendarEvent>.Refused(EventAnswers.Gone);
        if (await EventNames.TakenAsync(db, form.Name!, occasion.On, occasion.Id, cancellation) is { } sentence)
            return Answer<CalendarEvent>.Refused(new Problem(nameof(form.Name), sentence));
        db.Expect(occasion, form.Version);
        occasion.Describe(form.Name!, form.Place);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Answer<CalendarEvent>.Saved(occasion);
    }
}
