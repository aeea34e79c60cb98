using System.Security.Cryptography;
using EngagementTracker.Domain.Calendar;
using EngagementTracker.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data.Calendar;

/// <summary>Finds a feed by its secret, before anybody in particular acts, and lets its owner act with the rights that they have now.</summary>
public static class FeedDoor
{
    /// <returns>Nothing when there is no such feed, it was revoked, or its owner may not sign in or has to change their password first.</returns>
    public static async Task<CalendarFeed?> OpenAsync(TrackerDbContext db, CurrentUser user, string secret, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(user);
        // What is looked up is the hash, which a caller cannot steer; how long it takes tells nothing of any secret.
        var hash = FeedSecret.Hash(secret);
        var feed = await db.CalendarFeeds.IgnoreQueryFilters().SingleOrDefaultAsync(f => f.SecretHash == hash && f.RevokedUtc == null, cancellation);
        if (feed is null || !CryptographicOperations.FixedTimeEquals(feed.SecretHash, hash)) return null;
        var owner = await db.Users.AsNoTracking().Where(u => u.Id == feed.OwnerId)
            .Select(u => new { Account = u, Zone = db.Units.First(x => x.Id == u.UnitId).TimeZone }).SingleAsync(cancellation);
        if (owner.Account.IsDisabled || owner.Account.MustChangePassword) return null;
        user.Become(owner.Account.Id, owner.Account.DisplayName, owner.Account.Roles, owner.Account.UnitId, owner.Zone, owner.Account.Clearance);
        return feed;
    }
}
