using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Admin.EditUser;

/// <summary>Changes a user's name and rights. What takes records out of their sight, or leaves open work behind, is held up once.</summary>
public sealed class EditUserHandler(
    IDbContextFactory<TrackerDbContext> contexts, IServiceScopeFactory scopes, CurrentUser user, IValidator<EditUserForm> validator)
{
    public async Task<Answer<User>> HandleAsync(EditUserForm form, CancellationToken cancellation = default)
    {
        await using var db = await contexts.BeginAsync(this, Permission.ManageUsers, cancellation);
        if (validator.ErrorsIn(form) is { Count: > 0 } errors) return Answer<User>.Refused(errors);
        var effect = await ForeseeAsync(form, cancellation);
        // Held from the count of administrators to the save, so that the last two cannot disable each other.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var account = await db.Users.SingleOrDefaultAsync(u => u.Id == form.Id, cancellation);
        if (account is null) return Answer<User>.Refused(new Problem(nameof(form.DisplayName), "This user does not exist."));
        db.Expect(account, form.Version);
        if (await ObjectionAsync(db, account, form, cancellation) is { } objection) return Answer<User>.Refused(objection);
        if (effect?.Unseen(CauseOf(form, account), form.Seen) is { Count: > 0 } unseen) return Answer<User>.Refused(unseen);
        // A new stamp ends every session of the account within a minute.
        if (!form.IsAsOnRecord(account)) account.SecurityStamp = Guid.NewGuid().ToString("N");
        account.DisplayName = Text.Clean(form.DisplayName);
        account.SendTo(Text.CleanOrNull(form.Email));
        account.Roles = form.Roles;
        account.UnitId = form.Unit!.Value;
        account.Clearance = form.Clearance;
        account.IsDisabled = form.IsDisabled;
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Answer<User>.Saved(account);
    }

    /// <inheritdoc cref="UserEffects.ForeseeAsync"/>
    public Task<UserEffect?> ForeseeAsync(EditUserForm form, CancellationToken cancellation = default) =>
        UserEffects.ForeseeAsync(scopes, user, form, cancellation);

    private static string CauseOf(EditUserForm form, User account) =>
        form.IsDisabled != account.IsDisabled ? nameof(form.IsDisabled)
        : form.Clearance != account.Clearance ? nameof(form.Clearance)
        : nameof(form.Unit);

    private async Task<Problem?> ObjectionAsync(TrackerDbContext db, User account, EditUserForm form, CancellationToken cancellation)
    {
        if (!await db.Units.AnyAsync(u => u.Id == form.Unit, cancellation))
            return new Problem(nameof(form.Unit), "This unit does not exist. Choose another one.");
        if (form.IsDisabled && account.Id == user.SignedInId)
            return new Problem(nameof(form.IsDisabled), "You cannot disable your own account. Ask another administrator to do it.");
        if (form.Clearance is { } asked && !(asked <= account.Clearance) && account.Id == user.SignedInId)
            return new Problem(nameof(form.Clearance), "You cannot raise your own clearance. Ask another administrator to do it.");
        var stays = !form.IsDisabled && form.Roles.HasFlag(Roles.Administrator);
        if (stays || account.IsDisabled || !account.Roles.HasFlag(Roles.Administrator)) return null;
        return await db.Users.AnyAsync(u => u.Id != account.Id && !u.IsDisabled && (u.Roles & Roles.Administrator) != Roles.None, cancellation)
            ? null
            : new Problem(nameof(form.Roles), "This is the last administrator. Make somebody else an administrator first.");
    }
}
