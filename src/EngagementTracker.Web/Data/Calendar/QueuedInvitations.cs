using EngagementTracker.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data.Calendar;

/// <summary>Who has been invited already, whoever did it: others' mails are nobody's business but for that.</summary>
public static class QueuedInvitations
{
    public static async Task<HashSet<UserId>> OfAsync(TrackerDbContext db, string key, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.OutgoingMails.IgnoreQueryFilters().Where(m => m.Key == key).Select(m => m.RecipientId).ToHashSetAsync(cancellation);
    }
}
