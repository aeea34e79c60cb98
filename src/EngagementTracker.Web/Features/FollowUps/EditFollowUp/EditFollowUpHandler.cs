using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
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
        if (await db.FollowUps.SingleOrDefaultAsync(f => f.Reference == form.Reference, cancellation) is not { } followUp)
            return FollowUpAnswers.Unknown(form.Reference);
        if (followUp.IsDone)
            return Answer<string>.Refused(new Problem("", $"{followUp.Reference} is done, so it cannot be changed. Reopen it first."));
        if (await FollowUpAnswers.OwnerProblemAsync(db, form.OwnerId!.Value, nameof(form.OwnerId), cancellation) is { } problem)
            return Answer<string>.Refused(problem);
        db.Expect(followUp, form.Version);
        followUp.Reword(form.Action!);
        followUp.Assign(form.OwnerId.Value);
        followUp.Reschedule(form.ReadDue(user.Today(time))!.Date!.Value);
        await db.SaveChangesAsync(cancellation);
        return Answer<string>.Saved(followUp.Reference);
    }
}
