using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Files;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Commitments.ReportOutcome;

/// <summary>The first step of closing: the owner, or a manager, reports how a commitment ended. Somebody else accepts.</summary>
public sealed class ReportOutcomeHandler(
    IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, TimeProvider time, EvidenceIntake intake, IValidator<ReportOutcomeForm> validator)
{
    /// <exception cref="NotPermittedException">The user is neither its owner nor a manager.</exception>
    public async Task<Answer<Commitment>> HandleAsync(ReportOutcomeForm form, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        await using var db = await contexts.BeginAsync(this, Permission.ReportCommitments, cancellation);
        if (validator.ErrorsIn(form) is { Count: > 0 } problems) return Answer<Commitment>.Refused(problems);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.Commitments.Include(c => c.Evidence).Include(c => c.Reports).SingleOrDefaultAsync(c => c.Reference == form.Reference, cancellation) is not { } commitment)
            return CommitmentAnswers.Unknown(form.Reference);
        if (!user.MayReport(commitment.OwnerId)) throw await db.RefuseAsync($"{db.UseCase}: {form.Reference}", cancellation);
        if (commitment.State != CommitmentState.Open)
            return Refused("", commitment.State == CommitmentState.Reported ? "Its end is reported already, and waits to be accepted." : "It is closed already. Reopen it first, if that was wrong.");
        var successor = form.Outcome == Outcome.Superseded
            ? await db.Commitments.SingleOrDefaultAsync(c => c.Reference == form.SupersededBy && c.Id != commitment.Id, cancellation) : null;
        if (form.Outcome == Outcome.Superseded && successor is null)
            return Refused(nameof(form.SupersededBy), "That commitment is not on record. Choose another from the list.");
        db.Expect(commitment, form.Version);
        var (evidence, problem) = await intake.TakeInAsync(db, commitment, form.Evidence, nameof(form.Evidence), cancellation);
        if (problem is not null) return Answer<Commitment>.Refused(problem);
        commitment.Report(
            new OutcomeFacts(form.Outcome!.Value, form.DateRead(user.Today(time)).Date!.Value, form.Text!, evidence, successor),
            user.SignedInId, time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Answer<Commitment>.Saved(commitment);
    }

    private static Answer<Commitment> Refused(string field, string sentence) => Answer<Commitment>.Refused(new Problem(field, sentence));
}
