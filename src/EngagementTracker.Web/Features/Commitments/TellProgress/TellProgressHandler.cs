using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Files;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Commitments.TellProgress;

/// <summary>Puts on record how far a commitment is, with what shows it.</summary>
public sealed class TellProgressHandler(
    IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, TimeProvider time, EvidenceIntake intake, IValidator<TellProgressForm> validator)
{
    /// <exception cref="NotPermittedException">The user's roles do not allow it.</exception>
    public async Task<Answer<Commitment>> HandleAsync(TellProgressForm form, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        await using var db = await contexts.BeginAsync(this, Permission.ReportCommitments, cancellation);
        if (validator.ErrorsIn(form) is { Count: > 0 } problems) return Answer<Commitment>.Refused(problems);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.Commitments.Include(c => c.Evidence).SingleOrDefaultAsync(c => c.Reference == form.Reference, cancellation) is not { } commitment)
            return CommitmentAnswers.Unknown(form.Reference);
        db.Expect(commitment, form.Version);
        var (evidence, problem) = await intake.TakeInAsync(db, commitment, form.Evidence, nameof(form.Evidence), cancellation);
        if (problem is not null) return Answer<Commitment>.Refused(problem);
        commitment.Tell(
            form.DateRead(user.Today(time)).Date!.Value, form.Text!, form.PercentRead, form.Said, null, evidence, user.SignedInId, time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Answer<Commitment>.Saved(commitment);
    }
}
