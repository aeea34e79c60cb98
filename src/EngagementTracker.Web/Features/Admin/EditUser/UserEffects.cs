using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Admin.EditUser;

/// <summary>Foresees what a change of an account does, by reading as its owner before and after it: the context's own filters decide.</summary>
public static class UserEffects
{
    /// <returns>Nothing when what is asked for is what is on record.</returns>
    /// <exception cref="NotPermittedException">Who asks may not manage users.</exception>
    public static async Task<UserEffect?> ForeseeAsync(
        IServiceScopeFactory scopes, CurrentUser user, EditUserForm form, CancellationToken cancellation = default)
    {
        if (!user.May(Permission.ManageUsers)) throw new NotPermittedException();
        await using var scope = scopes.CreateScopeFor(user);
        var db = scope.ServiceProvider.GetRequiredService<TrackerDbContext>();
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == form.Id, cancellation);
        if (account is null || form.Unit is not { } unit || form.IsAsOnRecord(account)) return null;
        var before = await SightAsync(scopes, account, account.Roles, account.UnitId, account.Clearance, account.IsDisabled, cancellation);
        var after = await SightAsync(scopes, account, form.Roles, unit, form.Clearance, form.IsDisabled, cancellation);
        var heads = await db.Units.Where(u => u.HeadId == account.Id).OrderBy(u => u.Name).Select(u => u.Name).ToListAsync(cancellation);
        return new UserEffect(
            before.Without(after), after.Without(before), before.OwnedCommitments.Count, before.OwnedFollowUps.Count,
            before.OwnedCommitments.Except(after.Commitments).Count() + before.OwnedFollowUps.Except(after.FollowUps).Count(),
            form.IsDisabled && !account.IsDisabled, heads);
    }

    private static async Task<Sight> SightAsync(
        IServiceScopeFactory scopes, User account, Roles roles, UnitId unit, Marking? clearance, bool isDisabled, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        // Who is disabled stays nobody, and nobody reads nothing.
        if (!isDisabled)
            scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(account.Id, account.DisplayName, roles, unit, "Etc/UTC", clearance);
        var db = scope.ServiceProvider.GetRequiredService<TrackerDbContext>();
        return new Sight(
            await db.Engagements.Select(e => e.Id).ToHashSetAsync(cancellation),
            await db.Commitments.Select(c => c.Id).ToHashSetAsync(cancellation),
            await db.FollowUps.Select(f => f.Id).ToHashSetAsync(cancellation),
            await db.Commitments.Where(c => c.OwnerId == account.Id).Select(c => c.Id).ToListAsync(cancellation),
            await db.FollowUps.Where(f => f.OwnerId == account.Id && f.DoneUtc == null).Select(f => f.Id).ToListAsync(cancellation));
    }

    /// <summary>The keys of what somebody reads, and of the open work among it that they own.</summary>
    private sealed record Sight(
        HashSet<EngagementId> Engagements, HashSet<CommitmentId> Commitments, HashSet<FollowUpId> FollowUps,
        List<CommitmentId> OwnedCommitments, List<FollowUpId> OwnedFollowUps)
    {
        public int Without(Sight other) =>
            Engagements.Except(other.Engagements).Count() + Commitments.Except(other.Commitments).Count() + FollowUps.Except(other.FollowUps).Count();
    }
}
