using EngagementTracker.Domain.Drafts;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data;

/// <summary>Which drafts are not kept any longer, whoever's they are.</summary>
public static class DraftRetention
{
    /// <summary>Removes what nobody has changed for ninety days, and what was discarded or put on record a day ago.</summary>
    /// <returns>How many it removed.</returns>
    public static Task<int> ForgetAsync(TrackerDbContext db, DateTime utc, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var (unchangedSince, endedBefore) = (utc - Draft.Kept, utc - Draft.KeptDiscarded);
        return db.Drafts.IgnoreQueryFilters()
            .Where(d => d.EndedUtc == null ? d.SavedUtc < unchangedSince : d.EndedUtc < endedBefore).ExecuteDeleteAsync(cancellation);
    }
}
