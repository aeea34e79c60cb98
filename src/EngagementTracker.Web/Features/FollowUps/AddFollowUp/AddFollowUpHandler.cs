using EngagementTracker.Domain;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.FollowUps.AddFollowUp;

/// <summary>Opens a follow-up that serves an engagement, or a commitment and the engagement in which it was made.</summary>
public sealed class AddFollowUpHandler(
    IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, TimeProvider time, IValidator<AddFollowUpForm> validator)
{
    public const string EngagementIsWithheld =
        "This commitment was made in a record that you may not read. Only somebody who reads that record can add a follow-up.";

    /// <exception cref="NotPermittedException">The user's roles do not allow it.</exception>
    public async Task<Answer<string>> HandleAsync(AddFollowUpForm form, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        await using var db = await contexts.BeginAsync(this, Permission.KeepFollowUps, cancellation);
        if (validator.ErrorsIn(form) is { Count: > 0 } problems) return Answer<string>.Refused(problems);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var (engagement, commitment) = await ServedAsync(db, form, cancellation);
        if (engagement is null)
            return Answer<string>.Refused(new Problem("", commitment is null
                ? "The engagement or commitment that this follow-up serves is not on record. Open it and add the follow-up there."
                : EngagementIsWithheld));
        form.Floor = commitment?.Marking ?? engagement.Marking;
        var record = new Protection(form.Marked, user.SignedInId, engagement.UnitId);
        if (await FollowUpAnswers.OwnerProblemAsync(db, form.OwnerId!.Value, record, engagement.Id, nameof(form.OwnerId), cancellation) is { } problem)
            return Answer<string>.Refused(problem);
        var due = form.ReadDue(user.Today(time), user.WorkingDays)!.Date!.Value;
        var (occasion, unfit) = await FollowUpAnswers.EventOfAsync(db, form, due, cancellation);
        if (unfit is not null) return Answer<string>.Refused(unfit);
        var utc = time.GetUtcNow().UtcDateTime;
        var followUp = FollowUp.Open(
            await db.NextReferenceAsync(Reference.FollowUp, utc.Year, cancellation), form.Action!, form.OwnerId.Value,
            due, engagement, commitment, user.SignedInId, utc, form.Marked);
        if (occasion is not null) followUp.HangOn(occasion, "Due on the day of an event.", utc);
        followUp.Recur(form.Recurrence);
        followUp.Remind(form.ReadPlan());
        db.FollowUps.Add(followUp);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Answer<string>.Saved(followUp.Reference);
    }

    private static async Task<(Engagement? Engagement, Commitment? Commitment)> ServedAsync(
        TrackerDbContext db, AddFollowUpForm form, CancellationToken cancellation)
    {
        if (form.Commitment is null)
            return (await db.Engagements.SingleOrDefaultAsync(e => e.Reference == form.Engagement, cancellation), null);
        var commitment = await db.Commitments.SingleOrDefaultAsync(c => c.Reference == form.Commitment, cancellation);
        if (commitment is null) return (null, null);
        return (await db.Engagements.SingleOrDefaultAsync(e => e.Id == commitment.EngagementId, cancellation), commitment);
    }
}
