using System.Globalization;
using System.Security.Claims;
using EngagementTracker.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EngagementTracker.Web.Access;

/// <summary>What the sign-in cookie says of a user: all that a page needs without asking the database again.</summary>
public sealed class UserClaims(UserManager<User> users, IOptions<IdentityOptions> options, TrackerDbContext db)
    : UserClaimsPrincipalFactory<User>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(User user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        var zone = await db.Units.Where(u => u.Id == user.UnitId).Select(u => u.TimeZone).SingleAsync();
        identity.AddClaim(new Claim(CurrentUser.DisplayNameClaim, user.DisplayName));
        identity.AddClaim(new Claim(CurrentUser.RolesClaim, user.Roles.ToString()));
        identity.AddClaim(new Claim(CurrentUser.UnitClaim, user.UnitId.Value.ToString(CultureInfo.InvariantCulture)));
        identity.AddClaim(new Claim(CurrentUser.ZoneClaim, zone));
        identity.AddClaim(new Claim(CurrentUser.ClearanceClaim, user.Clearance?.ToString() ?? ""));
        if (user.MustChangePassword) identity.AddClaim(new Claim(CurrentUser.MustChangePasswordClaim, true.ToString()));
        return identity;
    }
}
