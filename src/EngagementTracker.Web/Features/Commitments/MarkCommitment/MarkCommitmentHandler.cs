using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Commitments.MarkCommitment;

/// <summary>Raises a commitment's marking, with that of its follow-ups; or lowers it, below its engagement's for a reason.</summary>
public sealed class MarkCommitmentHandler(
    IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, IValidator<MarkCommitmentForm> validator)
{
    public const string EngagementIsWithheld =
        "This commitment was made in a record that you may not read. Only somebody who reads that record can change the marking.";

    /// <exception cref="NotPermittedException">The user may not revise commitments.</exception>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else changed the commitment first.</exception>
    public async Task<Answer<Commitment>> HandleAsync(MarkCommitmentForm form, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        await using var db = await contexts.BeginAsync(this, Permission.ReviseCommitments, cancellation);
        if (validator.ErrorsIn(form) is { Count: > 0 } errors) return Answer<Commitment>.Refused(errors);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.Commitments.SingleOrDefaultAsync(c => c.Reference == form.Reference, cancellation) is not { } commitment)
            return Answer<Commitment>.Refused(new Problem("", $"There is no {form.Reference}. Check the reference."));
        db.Expect(commitment, form.Version);
        // Loaded beside the commitment, so that it can be compared with.
        if (await db.Engagements.SingleOrDefaultAsync(e => e.Id == commitment.EngagementId, cancellation) is not { } engagement)
            return Answer<Commitment>.Refused(new Problem("", EngagementIsWithheld));
        var head = await db.Units.Where(u => u.Id == commitment.UnitId).Select(u => u.HeadId).SingleAsync(cancellation);
        if (form.Marking > commitment.Marking && !user.MayGive(form.Marking, commitment.DrafterId))
            return Refused(nameof(form.Marking), MarkingRights.AboveClearance(form.Marking));
        if (form.Marking < commitment.Marking && !user.MayLower(head)) return Refused(nameof(form.Marking), MarkingRights.NotLowered);
        // The engagement may have been raised since the form was opened.
        if (form.Marking < engagement.Marking && Domain.Text.CleanOrNull(form.Reason) is null)
            return Refused(nameof(form.Reason), "Write why it is marked lower than its engagement.");
        commitment.Mark(form.Marking, form.Reason);
        (await Offspring.LoadAsync(db, commitment, cancellation)).RaiseTo(commitment.Marking);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Answer<Commitment>.Saved(commitment);
    }

    private static Answer<Commitment> Refused(string field, string sentence) => Answer<Commitment>.Refused(new Problem(field, sentence));
}
