using EngagementTracker.Domain;
using EngagementTracker.Domain.Views;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Features.Search.TellSearch;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data.Reminders;

/// <summary>Each morning looks for new matches of the searches that are watched, for each as its owner, with what they may read then.</summary>
public sealed class SearchRound(IServiceScopeFactory scopes, TimeProvider time)
{
    /// <summary>From when on, in the zone of the owner's unit.</summary>
    private static readonly TimeOnly Morning = new(6, 0);

    /// <summary>Says how many people it told something.</summary>
    /// <exception cref="AggregateException">Some searches could not be looked at; all the others were.</exception>
    public async Task<int> RunAsync(CancellationToken cancellation = default)
    {
        var told = 0;
        List<Exception> troubles = [];
        foreach (var (id, owner, zone) in await DueAsync(cancellation))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(owner.Id, owner.DisplayName, owner.Roles, owner.UnitId, zone, owner.Clearance);
                if (await scope.ServiceProvider.GetRequiredService<TellSearchHandler>().HandleAsync(id, cancellation)) told++;
            }
            catch (Exception trouble) when (trouble is not OperationCanceledException)
            {
                troubles.Add(new InvalidOperationException($"The watched search {id.Value} could not be looked at.", trouble));
            }
        }
        return troubles.Count == 0 ? told : throw new AggregateException(troubles);
    }

    /// <summary>Those whose owner's morning has come, whoever they are, and nothing of what they find.</summary>
    private async Task<List<(SavedViewId Id, User Owner, string Zone)>> DueAsync(CancellationToken cancellation)
    {
        var utc = time.GetUtcNow().UtcDateTime;
        // It is tomorrow already in the first of all zones.
        var until = DateOnly.FromDateTime(utc).AddDays(1);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrackerDbContext>();
        var watched = await db.SavedViews.IgnoreQueryFilters().AsNoTracking().Where(v => v.LookedOn != null && v.LookedOn < until)
            .Join(db.Users.Where(u => !u.IsDisabled), v => v.OwnerId, u => u.Id, (v, u) => new { v.Id, LookedOn = v.LookedOn!.Value, Owner = u, db.Units.First(x => x.Id == u.UnitId).TimeZone })
            .ToListAsync(cancellation);
        return
        [
            .. from view in watched
               let day = Zone.DayAt(utc, view.TimeZone)
               where view.LookedOn < day && utc >= Zone.ToUtc(day, Morning, view.TimeZone)
               select (view.Id, view.Owner, view.TimeZone),
        ];
    }
}
