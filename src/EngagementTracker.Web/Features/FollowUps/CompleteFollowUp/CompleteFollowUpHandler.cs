using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.FollowUps.CompleteFollowUp;

/// <summary>Its owner or a manager says that a follow-up is done.</summary>
public sealed class CompleteFollowUpHandler(IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, TimeProvider time)
{
    /// <exception cref="NotPermittedException">The user is neither the owner nor a manager.</exception>
    public async Task<Answer<string>> HandleAsync(string reference, CancellationToken cancellation = default)
    {
        await using var db = await contexts.BeginAsync(this, Permission.KeepFollowUps, cancellation);
        if (await db.FollowUps.SingleOrDefaultAsync(f => f.Reference == reference, cancellation) is not { } followUp)
            return FollowUpAnswers.Unknown(reference);
        if (!user.MayClose(followUp.OwnerId)) throw await db.RefuseAsync($"{db.UseCase}: {reference}", cancellation);
        followUp.Complete(user.SignedInId, time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellation);
        return Answer<string>.Saved(followUp.Reference);
    }
}
