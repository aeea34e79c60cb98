using EngagementTracker.Domain.Calendar;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Lookups;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Events.MoveEvent;

/// <summary>
/// Moves an event, and with it every open deadline that hangs on it, each for the same reason: all, or nothing. What was closed stays.
/// </summary>
public sealed class MoveEventHandler(
    IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, TimeProvider time, Ministry ministry, IValidator<MoveEventForm> validator)
{
    public async Task<Answer<CalendarEvent>> HandleAsync(MoveEventForm form, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        await using var db = await contexts.BeginAsync(this, Permission.ReviseCommitments, cancellation);
        if (validator.ErrorsIn(form) is { Count: > 0 } errors) return Answer<CalendarEvent>.Refused(errors);
        // The write lock is taken first, so that nothing comes to hang on the old day meanwhile.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.CalendarEvents.SingleOrDefaultAsync(e => e.Id == form.Id, cancellation) is not { } occasion)
            return Answer<CalendarEvent>.Refused(EventAnswers.Gone);
        db.Expect(occasion, form.Version);
        var day = form.Day(user.Today(time));
        if (await EventNames.TakenAsync(db, occasion.Name, day, occasion.Id, cancellation) is { } sentence)
            return Answer<CalendarEvent>.Refused(new Problem(nameof(form.On), sentence));
        occasion.Move(day);
        var items = await EventItems.LoadAsync(db, occasion.Id, cancellation);
        var utc = time.GetUtcNow().UtcDateTime;
        foreach (var commitment in items.Commitments) commitment.MoveWith(occasion, ministry.HomeParty, form.Reason!, user.SignedInId, utc);
        foreach (var followUp in items.FollowUps) followUp.MoveWith(occasion, form.Reason!, utc);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Answer<CalendarEvent>.Saved(occasion);
    }
}
