using EngagementTracker.Domain.Engagements;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Engagements.Facts;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Engagements.AddAccount;

/// <summary>Adds a text that tells of an engagement: the other side's readout, a press report, our own record.</summary>
public sealed class AddAccountHandler(IDbContextFactory<TrackerDbContext> contexts, AccountValidator validator, CurrentUser user, TimeProvider time)
{
    /// <exception cref="NotPermittedException">The user may not log engagements.</exception>
    public async Task<Answer<Account>> HandleAsync(string reference, AccountForm form, CancellationToken cancellation = default)
    {
        await using var db = await contexts.BeginAsync(this, Permission.LogEngagements, cancellation);
        // The engagement's marking holds until the account is saved.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.Engagements.FirstOrDefaultAsync(e => e.Reference == reference, cancellation) is not { } engagement)
            return Answer<Account>.Refused(new Problem("", $"There is no {reference}. Check the reference."));
        (form.Floor, form.DrafterId) = (engagement.Marking, engagement.DrafterId);
        if (validator.ErrorsIn(form) is { Count: > 0 } errors) return Answer<Account>.Refused(errors);
        var account = engagement.AddAccount(form.ToFacts(user.Today(time), user.TimeZone));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Answer<Account>.Saved(account);
    }
}
