using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Identity;

namespace EngagementTracker.Web.Features.SignIn.ChangePassword;

/// <summary>Changes one's own password. Every other session of the account ends within a minute.</summary>
public sealed class ChangePasswordHandler(
    TrackerDbContext db, UserManager<User> users, CurrentUser user, AttemptLimits limits, IValidator<ChangePasswordForm> validator)
{
    /// <exception cref="TooManyAttemptsException">The present password was wrong too often.</exception>
    public async Task<Answer<User>> HandleAsync(ChangePasswordForm form)
    {
        db.Begin(this);
        var id = user.SignedInId;
        if (validator.ErrorsIn(form) is { Count: > 0 } errors) return Answer<User>.Refused(errors);
        var account = await users.FindByIdAsync(id.ToString()) ?? throw new NotPermittedException();
        var attempt = limits.Begin($"change {id}", address: null);
        var result = await users.ChangePasswordAsync(account, form.Present!, form.Password!);
        if (!result.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.PasswordMismatch))) attempt.Succeeded();
        return result.Succeeded
            ? Answer<User>.Saved(account)
            : Answer<User>.Refused(IdentityProblems.Of(result, nameof(form.Password), nameof(form.Password))
                .Select(p => p.Field == nameof(IdentityErrorDescriber.PasswordMismatch) ? p with { Field = nameof(form.Present) } : p));
    }
}
