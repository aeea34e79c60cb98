using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Display;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.FollowUps.EditFollowUp;

/// <summary>Rewords, reschedules and reassigns an open follow-up.</summary>
public sealed class EditFollowUpHandler(
    IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, TimeProvider time, IValidator<EditFollowUpForm> validator)
{
    /// <exception cref="NotPermittedException">The user's roles do not allow it.</exception>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else changed the follow-up first.</exception>
    public async Task<Answer<string>> HandleAsync(EditFollowUpForm form, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        await using var db = await contexts.BeginAsync(this, Permission.KeepFollowUps, cancellation);
        if (validator.ErrorsIn(form) is { Count: > 0 } problems) return Answer<string>.Refused(problems);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.FollowUps.Include(f => f.Reminders).SingleOrDefaultAsync(f => f.Reference == form.Reference, cancellation) is not { } followUp)
            return FollowUpAnswers.Unknown(form.Reference);
        if (followUp.IsDone)
            return Answer<string>.Refused(new Problem("", $"{followUp.Reference} is done, so it cannot be changed. Reopen it first."));
        db.Expect(followUp, form.Version);
        if (await MarkingProblemAsync(db, followUp, form.Marking, cancellation) is { } unfit) return Answer<string>.Refused(unfit);
        var record = Protection.Of(followUp, form.Marking);
        // Whoever has it keeps it while the rest is edited.
        if ((form.OwnerId != followUp.OwnerId || form.Marking > followUp.Marking)
            && await FollowUpAnswers.OwnerProblemAsync(db, form.OwnerId!.Value, record, followUp.EngagementId, nameof(form.OwnerId), cancellation) is { } problem)
            return Answer<string>.Refused(problem);
        var due = form.ReadDue(user.Today(time), user.WorkingDays)!.Date!.Value;
        var (occasion, missing) = await FollowUpAnswers.EventOfAsync(db, form, due, cancellation);
        if (missing is not null) return Answer<string>.Refused(missing);
        followUp.Reword(form.Action!);
        var utc = time.GetUtcNow().UtcDateTime;
        followUp.Assign(form.OwnerId!.Value, utc);
        if (form.Marking != followUp.Marking) followUp.Mark(form.Marking);
        if (occasion is null) followUp.Reschedule(due, Text.CleanOrNull(form.Reason) ?? "No longer due with an event.", utc);
        else if (followUp.EventId != occasion.Id || followUp.DueOn != due) followUp.HangOn(occasion, Text.CleanOrNull(form.Reason) ?? "Due on the day of an event.", utc);
        followUp.Recur(form.Recurrence);
        if (form.ReadPlan() is { } plan) followUp.Remind(plan);
        else if (followUp.Reminders is { } rule) db.ReminderRules.Remove(rule);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Answer<string>.Saved(followUp.Reference);
    }

    /// <summary>Why the marking cannot be given; loads what the follow-up serves beside it, so that they can be compared.</summary>
    private async Task<Problem?> MarkingProblemAsync(TrackerDbContext db, FollowUp followUp, Marking marking, CancellationToken cancellation)
    {
        Problem Refused(string sentence) => new(nameof(EditFollowUpForm.Marking), sentence);
        if (marking == followUp.Marking) return null;
        var engagement = await db.Engagements.SingleOrDefaultAsync(e => e.Id == followUp.EngagementId, cancellation);
        var commitment = await db.Commitments.SingleOrDefaultAsync(c => c.Id == followUp.CommitmentId, cancellation);
        if ((followUp.CommitmentId is null ? engagement?.Marking : commitment?.Marking) is not { } floor)
            return Refused("What this follow-up serves is withheld from you. Only somebody who reads it can change the marking.");
        if (marking < floor) return Refused($"What it serves is marked {Show.Name(floor).ToLowerInvariant()}. Mark it at least as high.");
        if (marking > followUp.Marking) return user.MayGive(marking, followUp.DrafterId) ? null : Refused(MarkingRights.AboveClearance(marking));
        var head = await db.Units.Where(u => u.Id == followUp.UnitId).Select(u => u.HeadId).SingleAsync(cancellation);
        return user.MayLower(head) ? null : Refused(MarkingRights.NotLowered);
    }
}
