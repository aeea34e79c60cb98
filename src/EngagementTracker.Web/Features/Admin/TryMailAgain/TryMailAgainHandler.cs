using EngagementTracker.Domain.Mail;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Admin.TryMailAgain;

/// <summary>An administrator lets a mail that was given up be tried for another day.</summary>
public sealed class TryMailAgainHandler(IDbContextFactory<TrackerDbContext> contexts, TimeProvider time)
{
    /// <exception cref="NotPermittedException">The user is no administrator.</exception>
    public async Task HandleAsync(OutgoingMailId id, CancellationToken cancellation = default)
    {
        await using var db = await contexts.BeginAsync(this, Permission.ManageUsers, cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.OutgoingMails.SingleOrDefaultAsync(m => m.Id == id && m.GivenUpUtc != null, cancellation) is not { } mail) return;
        mail.TryAgain(time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
