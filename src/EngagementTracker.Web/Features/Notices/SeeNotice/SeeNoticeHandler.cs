using EngagementTracker.Domain.Notices;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Notices.SeeNotice;

/// <summary>Somebody has read one of their notices. Another's is not there for them, and nothing happens.</summary>
public sealed class SeeNoticeHandler(IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, TimeProvider time)
{
    /// <exception cref="NotPermittedException">Nobody is signed in.</exception>
    public async Task HandleAsync(NoticeId id, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.Begin(this);
        if (user.Id is null) throw await db.RefuseAsync(db.UseCase!, cancellation);
        if (await db.Notices.SingleOrDefaultAsync(n => n.Id == id, cancellation) is not { } notice) return;
        notice.See(time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellation);
    }
}
