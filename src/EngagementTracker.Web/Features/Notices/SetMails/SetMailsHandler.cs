using EngagementTracker.Domain;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Notices.SetMails;

/// <summary>Somebody says where and how what they are told comes to them by mail.</summary>
public sealed class SetMailsHandler(IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, IValidator<SetMailsForm> validator)
{
    /// <exception cref="NotPermittedException">Nobody is signed in.</exception>
    /// <exception cref="DbUpdateConcurrencyException">The account was changed meanwhile.</exception>
    public async Task<Answer<User>> HandleAsync(SetMailsForm form, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.Begin(this);
        if (user.Id is not { } me) throw await db.RefuseAsync(db.UseCase!, cancellation);
        if (validator.ErrorsIn(form) is { Count: > 0 } problems) return Answer<User>.Refused(problems);
        var account = await db.Users.SingleAsync(u => u.Id == me, cancellation);
        db.Expect(account, form.Version);
        account.SendTo(Text.CleanOrNull(form.Email));
        account.Mails = form.Mails;
        account.DigestAt = form.ReadDigestAt() ?? account.DigestAt;
        await db.SaveChangesAsync(cancellation);
        return Answer<User>.Saved(account);
    }
}
