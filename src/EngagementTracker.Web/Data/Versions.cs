using EngagementTracker.Domain;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data;

public static class Versions
{
    /// <summary>Saves, unless the record is no longer at the version that the user saw; says whether it did.</summary>
    public static async Task<bool> TrySaveAsync(
        this TrackerDbContext db, IVersioned record, int version, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        try
        {
            db.Expect(record, version);
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }
}
