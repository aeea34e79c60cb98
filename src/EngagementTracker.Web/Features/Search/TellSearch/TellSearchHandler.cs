using EngagementTracker.Domain.Notices;
using EngagementTracker.Domain.Views;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Audit;
using EngagementTracker.Web.Data.Search;
using EngagementTracker.Web.Ui.Lists;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Search.TellSearch;

/// <summary>Tells the owner of a watched search, who acts, how much it finds now that was not there when they were last told.</summary>
public sealed class TellSearchHandler(IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, TimeProvider time)
{
    /// <summary>Says whether there was something to tell. What was looked for today already is not looked for again.</summary>
    /// <exception cref="NotPermittedException">Nobody is signed in.</exception>
    public async Task<bool> HandleAsync(SavedViewId id, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.Begin(this);
        if (user.Id is not { } owner) throw await db.RefuseAsync(db.UseCase!, cancellation);
        var today = user.Today(time);
        var due = db.SavedViews.Where(v => v.Id == id && v.OwnerId == owner && v.List == ListAddress.Search && v.LookedOn < today);
        if (await due.AsNoTracking().SingleOrDefaultAsync(cancellation) is not { } search) return false;
        var now = await TextMarks.ReadAsync(db, cancellation);
        var query = QueryHelpers.ParseQuery(search.Query);
        var (count, isMore) = await new TextSearch(db, user, time).CountAsync(
            SearchQuery.Read(query.TryGetValue("q", out var typed) ? typed.ToString() : null),
            TextKinds.Read(query.TryGetValue("kind", out var kind) ? kind.ToString() : null), TextMarks.Parse(search.UpTo!), now, cancellation);
        // Nobody else writes from here on: of two that have counted, one tells.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await due.SingleOrDefaultAsync(v => v.UpTo == search.UpTo, cancellation) is not { } view) return false;
        view.Watch(now.ToString(), today);
        if (count > 0)
        {
            var matches = isMore ? $"{count:N0} or more new matches" : count == 1 ? "1 new match" : $"{count:N0} new matches";
            db.Notices.Add(Notice.Tell(owner, RecordName.Of(view)!, $"{matches} for your saved search “{view.Name}”.", time.GetUtcNow().UtcDateTime, $"search:{id.Value}:{today:yyyy-MM-dd}"));
        }
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return count > 0;
    }
}
