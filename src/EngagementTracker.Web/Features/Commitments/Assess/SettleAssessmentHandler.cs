using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Notices;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Display;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Commitments.Assess;

/// <summary>Settles two assessments that differ, by a third person's own.</summary>
public sealed class SettleAssessmentHandler(
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
        var pair = commitment.Assessments.Where(a => a.State == AssessmentState.Disputed).ToList();
        if (pair.Find(a => a.SecondsId is null) is not { } first)
            return Refused("No two assessments of this half year differ any more. Open the commitment to see what is on record.");
        if (pair.Exists(a => a.AssessorId == user.Id)) return Refused("One of the two is yours. Somebody else settles a disagreement.");

        var utc = time.GetUtcNow().UtcDateTime;
        var (shown, missing) = AssessmentAnswers.Evidence(commitment, form, user.SignedInId, utc);
        if (missing is not null) return Answer<Commitment>.Refused(missing);
        if (form.HasLink) await db.SaveChangesAsync(cancellation);
        var settled = commitment.Settle(first, form.ToFacts(shown), user.SignedInId, utc);
        db.Notices.AddRange(pair.Select(a => Notice.Tell(a.AssessorId, commitment.Reference,
            $"{user.DisplayName} has settled the two assessments of {commitment.Reference} for {Show.Name(form.Period)}: "
            + $"{Show.Name(settled.Score)}; {Show.Name(settled.Completion).ToLowerInvariant()}.", utc)));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Answer<Commitment>.Saved(commitment);
    }

    private static Answer<Commitment> Refused(string sentence) => Answer<Commitment>.Refused(new Problem("", sentence));
}
