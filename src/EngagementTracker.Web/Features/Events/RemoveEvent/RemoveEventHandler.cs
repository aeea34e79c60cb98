using EngagementTracker.Domain.Calendar;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Events.RemoveEvent;

/// <summary>Takes an event out of the calendar on which nothing ever hung.</summary>
public sealed class RemoveEventHandler(IDbContextFactory<TrackerDbContext> contexts)
{
    public async Task<Answer<string>> HandleAsync(CalendarEventId id, int version, CancellationToken cancellation = default)
    {
        await using var db = await contexts.BeginAsync(this, Permission.KeepDirectory, cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.CalendarEvents.SingleOrDefaultAsync(e => e.Id == id, cancellation) is not { } occasion) return Answer<string>.Refused(EventAnswers.Gone);
        // One word, whoever may read what hangs on it: that it is named, not by what.
        if (await EventItems.AnyAsync(db, id, cancellation))
            return Answer<string>.Refused(new Problem("", "A deadline hangs on this event, or once did, so it stays. Rename or move it instead."));
        db.Expect(occasion, version);
        db.CalendarEvents.Remove(occasion);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Answer<string>.Saved(occasion.Name);
    }
}
