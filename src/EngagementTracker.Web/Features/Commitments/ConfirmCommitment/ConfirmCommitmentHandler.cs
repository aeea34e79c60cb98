using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Commitments.ConfirmCommitment;

/// <summary>An analyst agrees that it is a commitment, and so worded.</summary>
public sealed class ConfirmCommitmentHandler(IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, TimeProvider time)
{
    /// <exception cref="NotPermittedException">The user may not review commitments.</exception>
    public async Task<Answer<Commitment>> HandleAsync(ConfirmCommitmentForm form, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        await using var db = await contexts.BeginAsync(this, Permission.ReviewCommitments, cancellation);
        if (await db.Commitments.SingleOrDefaultAsync(c => c.Reference == form.Reference, cancellation) is not { } commitment)
            return CommitmentAnswers.Unknown(form.Reference);
        if (commitment.Review == ReviewState.Confirmed) return CommitmentAnswers.Decided;
        commitment.Confirm(user.SignedInId, time.GetUtcNow().UtcDateTime);
        return await db.DecideAsync(commitment, form.Version, cancellation);
    }
}
