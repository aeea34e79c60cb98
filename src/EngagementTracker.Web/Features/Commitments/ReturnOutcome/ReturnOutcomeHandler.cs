using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Commitments.ReturnOutcome;

/// <summary>Somebody else than its reporter sends a report back with a reason, and the commitment is open as before.</summary>
public sealed class ReturnOutcomeHandler(
    IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, TimeProvider time, IValidator<ReturnOutcomeForm> validator)
{
    /// <exception cref="NotPermittedException">The user may not review commitments, or reported this one.</exception>
    public async Task<Answer<Commitment>> HandleAsync(ReturnOutcomeForm form, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        await using var db = await contexts.BeginAsync(this, Permission.ReviewCommitments, cancellation);
        if (validator.ErrorsIn(form) is { Count: > 0 } errors) return Answer<Commitment>.Refused(errors);
        if (await db.Commitments.Include(c => c.Reports).SingleOrDefaultAsync(c => c.Reference == form.Reference, cancellation) is not { } commitment)
            return CommitmentAnswers.Unknown(form.Reference);
        if (commitment.State != CommitmentState.Reported) return CommitmentAnswers.Decided;
        if (commitment.LastReport is not { } report) return CommitmentAnswers.Refused(CommitmentAnswers.ReportIsWithheld);
        if (!user.MayDecide(report)) throw await db.RefuseAsync($"{db.UseCase}: {commitment.Reference}", cancellation);
        var utc = time.GetUtcNow().UtcDateTime;
        commitment.Return(form.Reason!, user.SignedInId, utc);
        await db.TellAsync(commitment, user, $"returned the report on {commitment.Reference}. The reason stands on its page.", utc,
            cancellation, report.ReporterId);
        return await db.DecideAsync(commitment, form.Version, cancellation);
    }
}
