using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Notices;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Display;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Commitments.Assess;

/// <summary>Puts on record what an analyst finds of a commitment for a half year, and asks somebody else for a second assessment if wanted.</summary>
public sealed class AssessCommitmentHandler(
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
        if (commitment.Assessments.FirstOrDefault(a => a.Period == form.Period && a.State is AssessmentState.AwaitingSecond or AssessmentState.Disputed) is { } pending)
            return Refused(nameof(form.Period), pending.State == AssessmentState.Disputed
                ? "Two assessments of this half year differ. Settle them, or choose another half year."
                : "An assessment of this half year waits for its second assessor. Choose another half year, or wait for it.");
        if (form.SecondAssessorId is { } asked && await SecondAssessors.RefusalAsync(db, asked, commitment, cancellation) is { } refusal)
            return Refused(nameof(form.SecondAssessorId), refusal);

        var utc = time.GetUtcNow().UtcDateTime;
        var (shown, missing) = AssessmentAnswers.Evidence(commitment, form, user.SignedInId, utc);
        if (missing is not null) return Answer<Commitment>.Refused(missing);
        if (form.HasLink) await db.SaveChangesAsync(cancellation);
        commitment.Assess(form.ToFacts(shown), user.SignedInId, form.SecondAssessorId, utc);
        if (form.SecondAssessorId is { } second)
            db.Notices.Add(Notice.Tell(second, commitment.Reference,
                $"{user.DisplayName} asks you for a second assessment of {commitment.Reference} for {Show.Name(form.Period)}. Theirs is hidden until yours is in.", utc));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Answer<Commitment>.Saved(commitment);
    }

    private static Answer<Commitment> Refused(string field, string sentence) => Answer<Commitment>.Refused(new Problem(field, sentence));
}
