using System.Net;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.AspNetCore.Identity;

namespace EngagementTracker.Web.Features.SignIn.CheckPassword;

/// <summary>
/// Signs in. An unknown user, a wrong password, a locked and a disabled account get the same answer, after one password hash each:
/// neither words nor time tell who has an account.
/// </summary>
public sealed class CheckPasswordHandler(
    RecordedSignIn signIn, UserManager<User> users, IPasswordHasher<User> hasher, AttemptLimits limits)
{
    public const string Refusal =
        "The user name or the password is wrong, or the account is disabled. Check both, or ask an administrator. "
        + "After ten wrong passwords an account rests for five minutes.";

    private static readonly User Nobody = new();

    /// <exception cref="TooManyAttemptsException">Too many failed attempts with this name, or from this address.</exception>
    public async Task<Answer<User>> HandleAsync(CheckPasswordForm form, IPAddress? from)
    {
        var (name, password) = ((form.UserName ?? "").Trim(), form.Password ?? "");
        var attempt = await BeginAsync(name, from);
        var account = await users.FindByNameAsync(name);
        var why = account is null ? "Unknown user name" : account.IsDisabled ? "Disabled account"
            : await users.IsLockedOutAsync(account) ? "Locked out" : null;
        if (account is null || why is not null)
        {
            hasher.HashPassword(Nobody, password);
            await signIn.RecordFailureAsync(account, why!);
            return Answer<User>.Refused(new Problem(nameof(form.UserName), Refusal));
        }
        var result = await signIn.PasswordSignInAsync(account, password, isPersistent: false, lockoutOnFailure: true);
        if (!result.Succeeded) return Answer<User>.Refused(new Problem(nameof(form.UserName), Refusal));
        attempt.Succeeded();
        return Answer<User>.Saved(account);
    }

    private async Task<AttemptLimits.Attempt> BeginAsync(string name, IPAddress? from)
    {
        try
        {
            return limits.Begin($"sign-in {users.NormalizeName(name)}", from);
        }
        catch (TooManyAttemptsException)
        {
            await signIn.RecordFailureAsync(null, "Too many attempts");
            throw;
        }
    }
}
