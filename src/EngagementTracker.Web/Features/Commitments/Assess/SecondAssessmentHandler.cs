using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Notices;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Display;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Commitments.Assess;

/// <summary>Gives the second assessment of a pair, by whoever was asked for it and has not seen the first. With it both are open to all.</summary>
public sealed class SecondAssessmentHandler(
    IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, TimeProvider time, IValidator<AssessCommitmentForm> validator)
{
    /// <exception cref="NotPermittedException">The user may not assess commitments.</exception>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else changed the commitment first.</exception>
    public async Task<Answer<Commitment>> HandleAsync(AssessCommitmentForm form, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        await using var db = await contexts.BeginAsync(this, Permission.AssessCommitments, cancellation);
        if (validator.ErrorsIn(form) is { Count: > 0 } errors) return Answer<Commitment>.Refused(errors);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var (commitment, problem) = await AssessmentAnswers.LoadAsync(db, form, cancellation);
        if (commitment is null) return Answer<Commitment>.Refused(problem!);
        if (commitment.Assessments.FirstOrDefault(a => a.State == AssessmentState.AwaitingSecond && a.SecondAssessorId == user.Id) is not { } first)
            return Answer<Commitment>.Refused(new Problem("", "No second assessment of this half year is asked of you any more. Open the commitment to see what is on record."));

        var utc = time.GetUtcNow().UtcDateTime;
        var (shown, missing) = AssessmentAnswers.Evidence(commitment, form, user.SignedInId, utc);
        if (missing is not null) return Answer<Commitment>.Refused(missing);
        if (form.HasLink) await db.SaveChangesAsync(cancellation);
        var second = commitment.Second(first, form.ToFacts(shown), user.SignedInId, utc);
        db.Notices.Add(Notice.Tell(first.AssessorId, commitment.Reference,
            $"{user.DisplayName} has given the second assessment of {commitment.Reference} for {Show.Name(form.Period)}. "
            + (second.State == AssessmentState.Confirming ? "It agrees with yours." : "It differs from yours; somebody else settles it."), utc));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Answer<Commitment>.Saved(commitment);
    }
}
