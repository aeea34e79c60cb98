using EngagementTracker.Domain.Views;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Search;
using EngagementTracker.Web.Ui.Forms;
using EngagementTracker.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Views.WatchSearch;

/// <summary>Whether one is told of what a saved search of one's own finds from now on.</summary>
public sealed class WatchSearchHandler(IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, TimeProvider time)
{
    /// <exception cref="NotPermittedException">Nobody is signed in, or the search is another's.</exception>
    public async Task<Answer<SavedView>> HandleAsync(SavedViewId id, bool isWatched, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.Begin(this);
        if (user.Id is null) throw await db.RefuseAsync(db.UseCase!, cancellation);
        if (await db.SavedViews.SingleOrDefaultAsync(v => v.Id == id && v.List == ListAddress.Search, cancellation) is not { } view)
            return Answer<SavedView>.Refused(new Problem("", "This search was deleted already."));
        if (view.OwnerId != user.Id) throw await db.RefuseAsync($"{db.UseCase}: {id.Value}", cancellation);
        if (isWatched) view.Watch((await TextMarks.ReadAsync(db, cancellation)).ToString(), user.Today(time));
        else view.Unwatch();
        await db.SaveChangesAsync(cancellation);
        return Answer<SavedView>.Saved(view);
    }
}
