using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Commitments.AssignCommitment;
using EngagementTracker.Web.Features.Commitments.Bulk;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Commitments.AssignCommitments;

/// <summary>Gives several commitments to one owner, or to nobody, in one transaction; those that cannot be given stay as they are.</summary>
public sealed class AssignCommitmentsHandler(IDbContextFactory<TrackerDbContext> contexts, TimeProvider time)
{
    /// <exception cref="NotPermittedException">The user may not assign commitments.</exception>
    public async Task<Answer<BulkOutcome>> HandleAsync(AssignCommitmentsForm form, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        await using var db = await contexts.BeginAsync(this, Permission.AssignCommitments, cancellation);
        if (ChosenCommitment.Refusal(form.Chosen) is { } refusal) return Answer<BulkOutcome>.Refused(new Problem("", refusal));
        // The write lock is taken first, so that nobody comes between what is read and what is written.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await Owners.RefusalAsync(db, form.OwnerId, cancellation) is { } wrong)
            return Answer<BulkOutcome>.Refused(new Problem(nameof(form.OwnerId), wrong));
        var lines = await AssignmentPlan.ReadAsync(db, form, cancellation);
        foreach (var line in lines.Where(l => l.Skipped is null)) line.Commitment!.Assign(form.OwnerId, time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Answer<BulkOutcome>.Saved(new BulkOutcome(lines));
    }
}
