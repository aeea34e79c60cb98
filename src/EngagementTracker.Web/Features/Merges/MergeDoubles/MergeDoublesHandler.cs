using EngagementTracker.Domain.Merges;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Merges;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Merges.MergeDoubles;

/// <summary>Makes one of two records of the directory, in one transaction: all that refers to the one that goes refers to the kept one then.</summary>
public sealed class MergeDoublesHandler(
    IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, TimeProvider time, Ministry ministry, IValidator<MergeDoublesForm> validator)
{
    public async Task<Answer<Merge>> HandleAsync(MergeDoublesForm form, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        await using var db = await contexts.BeginAsync(this, Permission.KeepDirectory, cancellation);
        if (validator.ErrorsIn(form) is { Count: > 0 } problems) return Answer<Merge>.Refused(problems);
        // The write lock is taken first, so that nobody comes between what is read and what is written.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var here = await Doubles.FindAsync(db, form.Kind, form.Here, cancellation);
        var other = await Doubles.FindAsync(db, form.Kind, form.Other!.Number, cancellation);
        // A record that was merged or brought back is at another version too.
        if (here is null || other is null || here.Version != form.HereSeen || other.Version != form.OtherSeen)
            return Answer<Merge>.Stale("One of the two was changed meanwhile. Look at what would be done now, then merge again.");
        var (kept, away) = form.KeepOther ? (other, here) : (here, other);
        var steps = await MergePlan.ReadAsync((SqliteConnection)db.Database.GetDbConnection(), kept, away, cancellation);
        if (MergePreview.ProblemOf(kept, away, ministry.HomeParty.Value, steps.Count) is { } problem)
            return Answer<Merge>.Refused(new Problem(nameof(form.Other), problem));
        var merge = Merge.Unite(kept, away, form.Reason!, user.SignedInId, time.GetUtcNow().UtcDateTime);
        db.Merges.Add(merge);
        await db.SaveChangesAsync(cancellation);
        await MergeWork.DoAsync(db, merge, steps, cancellation);
        await transaction.CommitAsync(cancellation);
        return Answer<Merge>.Saved(merge);
    }
}
