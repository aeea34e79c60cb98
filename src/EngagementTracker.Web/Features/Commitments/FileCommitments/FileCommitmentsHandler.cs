using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Commitments.Bulk;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Commitments.FileCommitments;

/// <summary>Files several commitments under topics, in one transaction; those that are filed so already stay as they are.</summary>
public sealed class FileCommitmentsHandler(IDbContextFactory<TrackerDbContext> contexts)
{
    /// <exception cref="NotPermittedException">The user may not revise commitments.</exception>
    public async Task<Answer<BulkOutcome>> HandleAsync(FileCommitmentsForm form, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        await using var db = await contexts.BeginAsync(this, Permission.ReviseCommitments, cancellation);
        if (ChosenCommitment.Refusal(form.Chosen) is { } refusal) return Answer<BulkOutcome>.Refused(new Problem("", refusal));
        if (form.Added.Count + form.Removed.Count == 0)
            return Answer<BulkOutcome>.Refused(new Problem(nameof(form.Added), "Choose a topic to add or to remove."));
        // The write lock is taken first, so that nobody comes between what is read and what is written.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var filings = await FilingPlan.ReadAsync(db, form, cancellation);
        foreach (var filing in filings.Where(f => f.Line.Skipped is null)) filing.Line.Commitment!.FileUnder([.. filing.Topics]);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Answer<BulkOutcome>.Saved(new BulkOutcome([.. filings.Select(f => f.Line)]));
    }
}
