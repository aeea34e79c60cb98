using EngagementTracker.Domain.Merges;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Merges;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Merges.UndoMerge;

/// <summary>A merge that was undone.</summary>
/// <param name="Left">What was changed since and stays with the kept one, as far as the one who undoes may read it.</param>
public sealed record UndoneMerge(Merge Merge, IReadOnlyList<string> Left);

/// <summary>Brings a merged record back, with all that referred to it and was not changed since.</summary>
public sealed class UndoMergeHandler(IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, TimeProvider time)
{
    public async Task<Answer<UndoneMerge>> HandleAsync(MergeId id, CancellationToken cancellation = default)
    {
        await using var db = await contexts.BeginAsync(this, Permission.KeepDirectory, cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.Merges.SingleOrDefaultAsync(m => m.Id == id && m.UndoneUtc == null, cancellation) is not { } merge)
            return Answer<UndoneMerge>.Stale("This merge was undone already.");
        // What was laid on top of it comes off first: else two would want the same row back.
        if (await db.Merges.Where(m => m.Kind == merge.Kind && m.UndoneUtc == null && (long)(object)m.Id > id.Value
            && (m.KeptNumber == merge.KeptNumber || m.AwayNumber == merge.KeptNumber)).OrderByDescending(m => m.Id).FirstOrDefaultAsync(cancellation) is { } later)
        {
            var where = later.AwayNumber == merge.KeptNumber ? "on the page of the one that it was merged into" : "first";
            return Answer<UndoneMerge>.Refused(new Problem("", $"{later.AwayName} was merged after it. Undo that merge {where}, then this one."));
        }
        var kept = (await Doubles.FindAsync(db, merge.Kind, merge.KeptNumber, cancellation))!;
        var away = (await Doubles.FindAsync(db, merge.Kind, merge.AwayNumber, cancellation))!;
        merge.Undo(kept, away, user.SignedInId, time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellation);
        var left = await MergeWork.UndoAsync(db, merge, cancellation);
        await transaction.CommitAsync(cancellation);
        return Answer<UndoneMerge>.Saved(new UndoneMerge(merge, await MergeLeft.TellAsync(db, left, cancellation)));
    }
}
