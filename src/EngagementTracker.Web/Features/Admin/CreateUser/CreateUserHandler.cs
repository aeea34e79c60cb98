using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Admin.CreateUser;

/// <param name="Password">Temporary; nowhere else in clear.</param>
public sealed record CreatedUser(UserId Id, string UserName, string Password);

public sealed class CreateUserHandler(IServiceScopeFactory scopes, CurrentUser user, IValidator<CreateUserForm> validator)
{
    public async Task<Answer<CreatedUser>> HandleAsync(CreateUserForm form, CancellationToken cancellation = default)
    {
        await using var scope = scopes.CreateScopeFor(user);
        var db = scope.ServiceProvider.GetRequiredService<TrackerDbContext>();
        await db.BeginAsync(this, Permission.ManageUsers, cancellation);
        if (validator.ErrorsIn(form) is { Count: > 0 } errors) return Answer<CreatedUser>.Refused(errors);
        // Held from the check of the name to its insertion, so that two administrators cannot give it twice.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await db.Units.AnyAsync(u => u.Id == form.Unit, cancellation))
            return Answer<CreatedUser>.Refused(new Problem(nameof(form.Unit), "This unit does not exist. Choose another one."));
        var created = new User
        {
            UserName = Text.Clean(form.UserName),
            DisplayName = Text.Clean(form.DisplayName),
            Email = Text.CleanOrNull(form.Email),
            Roles = form.Roles,
            UnitId = form.Unit!.Value,
            Clearance = form.Clearance,
            MustChangePassword = true,
        };
        var password = TemporaryPassword.Generate();
        var result = await scope.ServiceProvider.GetRequiredService<UserManager<User>>().CreateAsync(created, password);
        if (!result.Succeeded) return Answer<CreatedUser>.Refused(IdentityProblems.Of(result, nameof(form.UserName), nameof(form.UserName)));
        await transaction.CommitAsync(cancellation);
        return Answer<CreatedUser>.Saved(new CreatedUser(created.Id, created.UserName, password));
    }
}
