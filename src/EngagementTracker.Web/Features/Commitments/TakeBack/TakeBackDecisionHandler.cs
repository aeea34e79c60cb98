using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Commitments.TakeBack;

/// <summary>Whoever accepted or returned a report thinks better of it at once: the report waits again.</summary>
public sealed class TakeBackDecisionHandler(IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, TimeProvider time)
{
    public const string TooLate = "It is too late to take this back. A closed commitment can be reopened; a returned one can be reported again.";

    /// <exception cref="NotPermittedException">The user may not review commitments, or the decision is another's.</exception>
    public async Task<Answer<Commitment>> HandleAsync(TakeBackForm form, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        await using var db = await contexts.BeginAsync(this, Permission.ReviewCommitments, cancellation);
        if (await db.Commitments.Include(c => c.Reports).SingleOrDefaultAsync(c => c.Reference == form.Reference, cancellation) is not { } commitment)
            return CommitmentAnswers.Unknown(form.Reference);
        if (commitment.LastReport is not { } report) return CommitmentAnswers.Refused(CommitmentAnswers.ReportIsWithheld);
        if (report is not { Decision: not null, ReopenedUtc: null }) return CommitmentAnswers.Decided;
        if (report.DecidedById != user.Id) throw await db.RefuseAsync($"{db.UseCase}: {commitment.Reference}", cancellation);
        var utc = time.GetUtcNow().UtcDateTime;
        if (utc - report.DecidedUtc > Commitment.TakeBackWithin) return CommitmentAnswers.Refused(TooLate);
        commitment.TakeBackDecision(user.SignedInId, utc);
        await db.TellAsync(commitment, user, $"took the decision on {commitment.Reference} back. The report waits again.", utc,
            cancellation, report.ReporterId, commitment.OwnerId);
        return await db.DecideAsync(commitment, form.Version, cancellation);
    }
}
