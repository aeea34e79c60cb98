using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Drafts.TakeBackDraft;

/// <summary>A discarded draft is wanted after all.</summary>
public sealed class TakeBackDraftHandler(IDbContextFactory<TrackerDbContext> contexts, CurrentUser user)
{
    /// <returns>Whether there was a discarded draft of one's own with that key.</returns>
    /// <exception cref="NotPermittedException">Nobody is signed in.</exception>
    public async Task<bool> HandleAsync(string key, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.Begin(this);
        if (user.Id is null) throw await db.RefuseAsync(db.UseCase!, cancellation);
        if (await db.Drafts.SingleOrDefaultAsync(d => d.Key == key, cancellation) is not { IsDiscarded: true } draft) return false;
        draft.TakeBack();
        await db.SaveChangesAsync(cancellation);
        return true;
    }
}
