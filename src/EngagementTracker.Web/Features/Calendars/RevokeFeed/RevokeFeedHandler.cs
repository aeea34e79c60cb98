using EngagementTracker.Domain.Calendar;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Calendars.RevokeFeed;

/// <summary>Ends a feed of one's own: from then on its address opens nothing. Another's is not there for the user.</summary>
public sealed class RevokeFeedHandler(IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, TimeProvider time)
{
    /// <exception cref="NotPermittedException">Nobody is signed in.</exception>
    public async Task<Answer<CalendarFeed>> HandleAsync(CalendarFeedId id, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.Begin(this);
        if (user.Id is null) throw await db.RefuseAsync(db.UseCase!, cancellation);
        if (await db.CalendarFeeds.SingleOrDefaultAsync(f => f.Id == id, cancellation) is not { } feed)
            return Answer<CalendarFeed>.Refused(new Problem("", "There is no such calendar of yours."));
        feed.Revoke(time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellation);
        return Answer<CalendarFeed>.Saved(feed);
    }
}
