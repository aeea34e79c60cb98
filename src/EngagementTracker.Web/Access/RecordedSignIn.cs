using System.Security.Claims;
using EngagementTracker.Domain.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Audit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace EngagementTracker.Web.Access;

/// <summary>
/// Signs in and out as ASP.NET Core Identity does, and puts it on record. Unknown, disabled and locked accounts do not come as far:
/// CheckPassword refuses them.
/// </summary>
public sealed class RecordedSignIn(
    UserManager<User> users, IHttpContextAccessor context, IUserClaimsPrincipalFactory<User> claims, IOptions<IdentityOptions> options,
    ILogger<SignInManager<User>> logger, IAuthenticationSchemeProvider schemes, IUserConfirmation<User> confirmation,
    TrackerDbContext db, CurrentUser current)
    : SignInManager<User>(users, context, claims, options, logger, schemes, confirmation)
{
    public const string UseCase = "SignIn";
    private bool isRefreshing;

    public override async Task<SignInResult> PasswordSignInAsync(User user, string password, bool isPersistent, bool lockoutOnFailure)
    {
        db.Begin(UseCase);
        var result = await base.PasswordSignInAsync(user, password, isPersistent, lockoutOnFailure);
        if (!result.Succeeded) await RecordFailureAsync(user, result.IsLockedOut ? "Wrong password, locked out now" : "Wrong password");
        return result;
    }

    /// <summary>Puts a failed sign-in on record.</summary>
    /// <param name="user">Whose account it was. What was typed for an unknown one is kept nowhere: people type passwords there.</param>
    public async Task RecordFailureAsync(User? user, string why)
    {
        db.Begin(UseCase);
        await db.RecordAsync(Act(AuditAction.SignInFailed, user?.Id, new FieldChange("Outcome", null, why)));
    }

    /// <summary>The record comes first: without it nobody is signed in.</summary>
    public override async Task SignInWithClaimsAsync(User user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        if (!isRefreshing)
        {
            current.Become(await CreateUserPrincipalAsync(user));
            db.Begin(UseCase);
            await db.RecordAsync(Act(AuditAction.SignedIn, user.Id));
        }
        await base.SignInWithClaimsAsync(user, authenticationProperties, additionalClaims);
    }

    /// <summary>A new cookie for somebody who is signed in already.</summary>
    public override async Task RefreshSignInAsync(User user)
    {
        isRefreshing = true;
        await base.RefreshSignInAsync(user);
        isRefreshing = false;
    }

    public override async Task SignOutAsync()
    {
        if (current.Id is { } id)
        {
            db.Begin("SignOut");
            await db.RecordAsync(Act(AuditAction.SignedOut, id));
        }
        await base.SignOutAsync();
    }

    private static AuditedAct Act(AuditAction action, UserId? user, params FieldChange[] fields) =>
        new(action, user is { } id ? RecordName.Of(id) : RecordName.Nobody, nameof(User), user?.Value, fields);
}
