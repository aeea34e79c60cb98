using System.Net;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.AspNetCore.Identity;

namespace EngagementTracker.Web.Features.SignIn.CheckPassword;

/// <summary>
/// Signs in. An unknown user, a wrong password, a locked and a disabled account get the same answer, after one password hash each:
/// neither words nor time tell who has an account.
/// </summary>
public sealed class CheckPasswordHandler(
    TrackerDbContext db, SignInManager<User> signIn, UserManager<User> users, IPasswordHasher<User> hasher, AttemptLimits limits)
{
    public const string Refusal =
        "The user name or the password is wrong, or the account is disabled. Check both, or ask an administrator. "
        + "After ten wrong passwords an account rests for five minutes.";

    private static readonly User Nobody = new();

    /// <exception cref="TooManyAttemptsException">Too many failed attempts with this name, or from this address.</exception>
    public async Task<Answer<User>> HandleAsync(CheckPasswordForm form, IPAddress? from)
    {
        db.Begin(this);
        var (name, password) = ((form.UserName ?? "").Trim(), form.Password ?? "");
        var attempt = limits.Begin($"sign-in {users.NormalizeName(name)}", from);
        var account = await users.FindByNameAsync(name);
        if (account is null || account.IsDisabled || await users.IsLockedOutAsync(account))
        {
            hasher.HashPassword(Nobody, password);
            return Answer<User>.Refused(new Problem(nameof(form.UserName), Refusal));
        }
        var result = await signIn.PasswordSignInAsync(account, password, isPersistent: false, lockoutOnFailure: true);
        if (!result.Succeeded) return Answer<User>.Refused(new Problem(nameof(form.UserName), Refusal));
        attempt.Succeeded();
        return Answer<User>.Saved(account);
    }
}
