using EngagementTracker.Domain.Access;
using EngagementTracker.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data;

/// <summary>How much a unit has in hand.</summary>
/// <param name="Records">Its engagements, commitments and follow-ups.</param>
/// <param name="Dated">What is open among them and has a due date.</param>
public sealed record UnitLoad(int Records, int Dated);

/// <summary>What an administrator is told of records that they may not read: how many there are, and nothing else.</summary>
public sealed partial class TrackerDbContext
{
    /// <exception cref="NotPermittedException">The user may not manage units.</exception>
    public async Task<UnitLoad> CountAsync(UnitId unit, CancellationToken cancellation = default)
    {
        if (!KeepsUsers) throw new NotPermittedException();
        return new UnitLoad(
            await Engagements.IgnoreQueryFilters().CountAsync(e => e.UnitId == unit, cancellation)
            + await Commitments.IgnoreQueryFilters().CountAsync(c => c.UnitId == unit, cancellation)
            + await FollowUps.IgnoreQueryFilters().CountAsync(f => f.UnitId == unit, cancellation),
            await DueItems.Open(this).IgnoreQueryFilters().CountAsync(i => i.UnitId == unit && i.DueOn != null, cancellation));
    }
}
