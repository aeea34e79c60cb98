using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Hosting;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.SignIn.SetUp;

/// <summary>Makes the first administrator and the first unit. Nobody is signed in yet: the right to do it is the link's token.</summary>
public sealed class SetUpHandler(TrackerDbContext db, UserManager<User> users, SetupLink link, IValidator<SetUpForm> validator)
{
    public async Task<bool> IsOpenAsync(string? token, CancellationToken cancellation = default) =>
        link.Accepts(token) && !await db.Users.AnyAsync(cancellation);

    /// <exception cref="NotPermittedException">The token is wrong, or there is a user already.</exception>
    public async Task<Answer<User>> HandleAsync(string? token, SetUpForm form, CancellationToken cancellation = default)
    {
        db.Begin(this);
        // Held from the count of users to the insertion of the first, so that a link works once.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await IsOpenAsync(token, cancellation)) throw await db.RefuseAsync($"{db.UseCase}: a link that is wrong or used", cancellation);
        if (validator.ErrorsIn(form) is { Count: > 0 } errors) return Answer<User>.Refused(errors);
        var code = Text.Clean(form.UnitCode).ToUpperInvariant();
        var unit = await db.Units.SingleOrDefaultAsync(u => u.Code == code, cancellation);
        if (unit is null) db.Units.Add(unit = Unit.Create(code, form.UnitName!, Text.Clean(form.TimeZone)));
        await db.SaveChangesAsync(cancellation);
        var administrator = new User
        {
            UserName = Text.Clean(form.UserName),
            DisplayName = Text.Clean(form.DisplayName),
            Roles = Roles.Administrator,
            UnitId = unit.Id,
        };
        var result = await users.CreateAsync(administrator, form.Password!);
        if (!result.Succeeded) return Answer<User>.Refused(IdentityProblems.Of(result, nameof(form.UserName), nameof(form.Password)));
        await transaction.CommitAsync(cancellation);
        link.Close();
        return Answer<User>.Saved(administrator);
    }
}
