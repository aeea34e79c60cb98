using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Commitments.AcceptOutcome;

/// <summary>Somebody else than its reporter agrees that a commitment ended as reported, which closes it.</summary>
public sealed class AcceptOutcomeHandler(IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, TimeProvider time)
{
    /// <exception cref="NotPermittedException">The user may not review commitments, or reported this one.</exception>
    public async Task<Answer<Commitment>> HandleAsync(AcceptOutcomeForm form, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        await using var db = await contexts.BeginAsync(this, Permission.ReviewCommitments, cancellation);
        if (await db.Commitments.Include(c => c.Reports).SingleOrDefaultAsync(c => c.Reference == form.Reference, cancellation) is not { } commitment)
            return CommitmentAnswers.Unknown(form.Reference);
        if (commitment.State != CommitmentState.Reported) return CommitmentAnswers.Decided;
        if (commitment.LastReport is not { } report) return CommitmentAnswers.Refused(CommitmentAnswers.ReportIsWithheld);
        if (!user.MayDecide(report)) throw await db.RefuseAsync($"{db.UseCase}: {commitment.Reference}", cancellation);
        var utc = time.GetUtcNow().UtcDateTime;
        commitment.Accept(user.SignedInId, utc);
        await db.TellAsync(commitment, user, $"accepted the report on {commitment.Reference}, which closes it.", utc,
            cancellation, report.ReporterId, commitment.OwnerId);
        return await db.DecideAsync(commitment, form.Version, cancellation);
    }
}
