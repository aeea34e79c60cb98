using EngagementTracker.Domain.Access;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Admin.ResetPassword;

/// <summary>Gives a user a temporary password, ends the sessions of the account, and lifts a lockout.</summary>
public sealed class ResetPasswordHandler(IDbContextFactory<TrackerDbContext> contexts, IPasswordHasher<User> hasher)
{
    /// <returns>The temporary password; nowhere else in clear.</returns>
    public async Task<string> HandleAsync(UserId id, CancellationToken cancellation = default)
    {
        await using var db = await contexts.BeginAsync(this, Permission.ManageUsers, cancellation);
        var account = await db.Users.SingleAsync(u => u.Id == id, cancellation);
        var password = TemporaryPassword.Generate();
        account.PasswordHash = hasher.HashPassword(account, password);
        account.MustChangePassword = true;
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        account.AccessFailedCount = 0;
        account.LockoutEnd = null;
        await db.SaveChangesAsync(cancellation);
        return password;
    }
}
