using EngagementTracker.Domain.Access;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Commitments.AssignCommitment;

public static class Owners
{
    /// <summary>Why nothing can be given to somebody, whatever it is; <see langword="null"/> when something can, or when it is nobody.</summary>
    public static async Task<string?> RefusalAsync(TrackerDbContext db, UserId? owner, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (owner is not { } wanted) return null;
        var found = await db.Users.AsNoTracking().Where(u => u.Id == wanted).Select(u => new { u.DisplayName, u.IsDisabled }).SingleOrDefaultAsync(cancellation);
        return found is null ? "Owner is not a user of this system. Choose somebody from the list."
            : found.IsDisabled ? $"The account of {found.DisplayName} is disabled. Choose another owner."
            : null;
    }
}
