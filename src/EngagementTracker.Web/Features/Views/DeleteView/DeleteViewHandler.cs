using EngagementTracker.Domain.Views;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Views.DeleteView;

/// <summary>Removes a saved view of one's own, also for those with whom it is shared.</summary>
public sealed class DeleteViewHandler(IDbContextFactory<TrackerDbContext> contexts, CurrentUser user)
{
    /// <exception cref="NotPermittedException">Nobody is signed in, or the view is another's.</exception>
    public async Task<Answer<SavedView>> HandleAsync(SavedViewId id, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.Begin(this);
        if (user.Id is null) throw await db.RefuseAsync(db.UseCase!, cancellation);
        if (await db.SavedViews.SingleOrDefaultAsync(v => v.Id == id, cancellation) is not { } view)
            return Answer<SavedView>.Refused(new Problem("", "This view was deleted already."));
        if (view.OwnerId != user.Id) throw await db.RefuseAsync($"{db.UseCase}: {id.Value}", cancellation);
        db.SavedViews.Remove(view);
        await db.SaveChangesAsync(cancellation);
        return Answer<SavedView>.Saved(view);
    }
}
