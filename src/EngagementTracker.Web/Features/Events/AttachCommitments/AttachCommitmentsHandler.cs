using EngagementTracker.Domain.Calendar;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Events.AttachCommitments;

/// <summary>Hangs on an event the open commitments that name it, as a revision each. Those that the user may not read stay as they are.</summary>
public sealed class AttachCommitmentsHandler(
    IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, TimeProvider time, Ministry ministry)
{
    public const string Reason = "The event that it named is in the calendar now.";

    public async Task<Answer<IReadOnlyList<string>>> HandleAsync(CalendarEventId id, CancellationToken cancellation = default)
    {
        await using var db = await contexts.BeginAsync(this, Permission.ReviseCommitments, cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.CalendarEvents.SingleOrDefaultAsync(e => e.Id == id, cancellation) is not { } occasion)
            return Answer<IReadOnlyList<string>>.Refused(EventAnswers.Gone);
        var utc = time.GetUtcNow().UtcDateTime;
        var named = await EventQuery.Naming(db, occasion).Include(c => c.Parties).ToListAsync(cancellation);
        foreach (var commitment in named) commitment.HangOn(occasion, ministry.HomeParty, Reason, user.SignedInId, utc);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Answer<IReadOnlyList<string>>.Saved([.. named.Select(c => c.Reference)]);
    }
}
