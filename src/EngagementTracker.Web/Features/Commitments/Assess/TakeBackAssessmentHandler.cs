using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Notices;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Display;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Commitments.Assess;

/// <summary>Takes one's own assessment back at once; it stays on record as taken back.</summary>
public sealed class TakeBackAssessmentHandler(IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, TimeProvider time)
{
    /// <exception cref="NotPermittedException">The user may not assess commitments.</exception>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else changed the commitment first.</exception>
    public async Task<Answer<Commitment>> HandleAsync(ChosenAssessment chosen, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(chosen);
        await using var db = await contexts.BeginAsync(this, Permission.AssessCommitments, cancellation);
        var (commitment, assessment) = await AssessmentAnswers.LoadAsync(db, chosen, cancellation);
        var utc = time.GetUtcNow().UtcDateTime;
        if (commitment is null || assessment is null || !commitment.MayTakeBack(assessment, user.SignedInId, utc))
            return Answer<Commitment>.Refused(new Problem("",
                $"Only one’s own assessment is taken back, and within {Commitment.TakeBackWithin.TotalSeconds:0} seconds. Assess anew instead; the earlier one stays on record."));
        if (assessment is { State: AssessmentState.AwaitingSecond, SecondAssessorId: { } asked })
            db.Notices.Add(Notice.Tell(asked, commitment.Reference, AssessmentAnswers.NotAskedAnyMore(user, commitment, assessment.Period), utc));
        commitment.TakeBack(assessment, user.SignedInId, utc);
        await db.SaveChangesAsync(cancellation);
        return Answer<Commitment>.Saved(commitment);
    }
}
