using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Domain.Notices;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Audit;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Deadlines.HandOver;

/// <summary>
/// Gives what a leaving officer has open to somebody else, in one transaction: one's own, or as a manager anybody's. What the one who acts
/// may not read stays where it is.
/// </summary>
public sealed class HandOverHandler(
    IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, TimeProvider time, IValidator<HandOverForm> validator)
{
    /// <exception cref="NotPermittedException">The user is neither the leaver nor a manager.</exception>
    public async Task<Answer<Handover>> HandleAsync(HandOverForm form, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        await using var db = await contexts.BeginAsync(this, Permission.AssignCommitments, cancellation);
        if (validator.ErrorsIn(form) is { Count: > 0 } problems) return Answer<Handover>.Refused(problems);
        var (from, to) = (form.FromId!.Value, form.ToId!.Value);
        if (user.Id != from && !user.Roles.HasFlag(Roles.Manager)) throw await db.RefuseAsync($"{db.UseCase}: {RecordName.Of(from)}", cancellation);
        // The write lock is taken first, so that nobody comes between what is read and what is written.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await db.Users.AnyAsync(u => u.Id == to && !u.IsDisabled, cancellation))
            return Answer<Handover>.Refused(new Problem(nameof(form.ToId), "They cannot sign in. Choose somebody else to take over."));
        var lines = (await HandoverPlan.ReadAsync(db, from, to, cancellation)).Lines.Where(l => l.Skipped is null && !form.Kept.Contains(l.Reference)).ToList();
        if (lines.Count == 0)
            return Answer<Handover>.Refused(new Problem("", "Nothing is left to move. Choose at least one item, or somebody who may read them."));
        var utc = time.GetUtcNow().UtcDateTime;
        var handover = Handover.Begin(from, to, user.SignedInId, form.Reason!, utc);
        foreach (var line in lines)
        {
            if (line.FollowUp is { } followUp) handover.Move(followUp, utc);
            else handover.Move(line.Commitment!, utc);
        }
        db.Handovers.Add(handover);
        await db.SaveChangesAsync(cancellation);
        if (to != user.Id)
        {
            db.Notices.Add(Notice.Tell(
                to, RecordName.Of(handover), $"{user.DisplayName} gave you {lines.Count:N0} open {(lines.Count == 1 ? "item" : "items")} of somebody who leaves.", utc));
            await db.SaveChangesAsync(cancellation);
        }
        await transaction.CommitAsync(cancellation);
        return Answer<Handover>.Saved(handover);
    }
}
