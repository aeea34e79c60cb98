using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Notices.SeeAllNotices;

/// <summary>Somebody has read all their notices.</summary>
public sealed class SeeAllNoticesHandler(IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, TimeProvider time)
{
    /// <param name="newestUtc">When the newest was sent that was there to be read: what has come since stays unread.</param>
    /// <exception cref="NotPermittedException">Nobody is signed in.</exception>
    public async Task HandleAsync(DateTime newestUtc, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.Begin(this);
        if (user.Id is not { } me) throw await db.RefuseAsync(db.UseCase!, cancellation);
        var now = time.GetUtcNow().UtcDateTime;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.Notices.Where(n => n.SeenUtc == null && n.SentUtc <= newestUtc)
            .ExecuteUpdateAsync(notices => notices.SetProperty(n => n.SeenUtc, now), cancellation);
        db.Announce(RecordChange.Told(me));
        await transaction.CommitAsync(cancellation);
    }
}
