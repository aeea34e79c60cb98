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
        if (user.Id is not { } id) throw await db.RefuseAsync(db.UseCase!);
        if (validator.ErrorsIn(form) is { Count: > 0 } errors) return Answer<User>.Refused(errors);
        var account = await users.FindByIdAsync(id.ToString()) ?? throw new NotPermittedException();
        var attempt = limits.Begin($"change {id}", address: null);
        await using var transaction = await db.Database.BeginTransactionAsync();
        var result = await users.ChangePasswordAsync(account, form.Present!, form.Password!);
        if (!result.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.PasswordMismatch))) attempt.Succeeded();
        if (result.Succeeded && account.MustChangePassword)
        {
            account.MustChangePassword = false;
            result = await users.UpdateAsync(account);
        }
        if (result.Succeeded) await transaction.CommitAsync();
        return result.Succeeded
            ? Answer<User>.Saved(account)
            : Answer<User>.Refused(IdentityProblems.Of(result, nameof(form.Password), nameof(form.Password))
                .Select(p => p.Field == nameof(IdentityErrorDescriber.PasswordMismatch) ? p with { Field = nameof(form.Present) } : p));
    }
}
