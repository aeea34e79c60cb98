using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Commitments.ReopenCommitment;

/// <summary>Opens a closed commitment again; the report and its acceptance stay on record.</summary>
public sealed class ReopenCommitmentHandler(
    IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, TimeProvider time, IValidator<ReopenCommitmentForm> validator)
{
    /// <exception cref="NotPermittedException">The user may not review commitments.</exception>
    public async Task<Answer<Commitment>> HandleAsync(ReopenCommitmentForm form, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        await using var db = await contexts.BeginAsync(this, Permission.ReviewCommitments, cancellation);
        if (validator.ErrorsIn(form) is { Count: > 0 } errors) return Answer<Commitment>.Refused(errors);
        if (await db.Commitments.Include(c => c.Reports).SingleOrDefaultAsync(c => c.Reference == form.Reference, cancellation) is not { } commitment)
            return CommitmentAnswers.Unknown(form.Reference);
        if (commitment.State != CommitmentState.Closed) return CommitmentAnswers.Decided;
        if (commitment.LastReport is not { } report) return CommitmentAnswers.Refused(CommitmentAnswers.ReportIsWithheld);
        var utc = time.GetUtcNow().UtcDateTime;
        var closer = commitment.ClosedById;
        commitment.Reopen(form.Reason!, user.SignedInId, utc);
        await db.TellAsync(commitment, user, $"reopened {commitment.Reference}. The reason stands on its page.", utc,
            cancellation, report.ReporterId, commitment.OwnerId, closer);
        return await db.DecideAsync(commitment, form.Version, cancellation);
    }
}
