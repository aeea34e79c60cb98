using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Drafts.DiscardDraft;

/// <summary>Its writer does not want a draft any more. It can be taken back for a day.</summary>
public sealed class DiscardDraftHandler(IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, TimeProvider time)
{
    /// <returns>Whether there was an open draft of one's own with that key.</returns>
    /// <exception cref="NotPermittedException">Nobody is signed in.</exception>
    public async Task<bool> HandleAsync(string key, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.Begin(this);
        if (user.Id is null) throw await db.RefuseAsync(db.UseCase!, cancellation);
        if (await db.Drafts.SingleOrDefaultAsync(d => d.Key == key && d.EndedUtc == null, cancellation) is not { } draft) return false;
        draft.Discard(time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellation);
        return true;
    }
}
