using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Notices;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Commitments.Assess;

/// <summary>Lets one's own assessment count without the second that it awaits, which would otherwise hold up its half year for good.</summary>
public sealed class CountAloneHandler(IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, TimeProvider time)
{
    /// <exception cref="NotPermittedException">The user may not assess commitments.</exception>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else changed the commitment first.</exception>
    public async Task<Answer<Commitment>> HandleAsync(ChosenAssessment chosen, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(chosen);
        await using var db = await contexts.BeginAsync(this, Permission.AssessCommitments, cancellation);
        var (commitment, assessment) = await AssessmentAnswers.LoadAsync(db, chosen, cancellation);
        if (commitment is null || assessment is not { State: AssessmentState.AwaitingSecond, SecondAssessorId: { } asked } || assessment.AssessorId != user.Id)
            return Answer<Commitment>.Refused(new Problem("", "This assessment awaits no second any more. Open the commitment to see what is on record."));
        commitment.CountAlone(assessment, user.SignedInId);
        db.Notices.Add(Notice.Tell(asked, commitment.Reference,
            AssessmentAnswers.NotAskedAnyMore(user, commitment, assessment.Period), time.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync(cancellation);
        return Answer<Commitment>.Saved(commitment);
    }
}
