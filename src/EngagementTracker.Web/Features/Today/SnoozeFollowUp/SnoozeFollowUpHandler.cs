using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Today.SnoozeFollowUp;

/// <summary>The owner of a follow-up does not want to see it in Today until a day, for a reason. It falls due all the same.</summary>
public sealed class SnoozeFollowUpHandler(
    IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, TimeProvider time, IValidator<SnoozeFollowUpForm> validator)
{
    /// <exception cref="NotPermittedException">It is another's.</exception>
    public async Task<Answer<string>> HandleAsync(SnoozeFollowUpForm form, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        await using var db = await contexts.BeginAsync(this, Permission.KeepFollowUps, cancellation);
        if (validator.ErrorsIn(form) is { Count: > 0 } errors) return Answer<string>.Refused(errors);
        if (await db.FollowUps.SingleOrDefaultAsync(f => f.Reference == form.Reference, cancellation) is not { } followUp)
            return Answer<string>.Refused(new Problem("", $"There is no follow-up {form.Reference}. Load the page again."));
        if (followUp.OwnerId != user.Id) throw await db.RefuseAsync($"{db.UseCase}: {form.Reference}", cancellation);
        if (followUp.IsDone) return Answer<string>.Refused(new Problem("", $"{form.Reference} is done, so it need not wait."));
        followUp.Snooze(form.ReadUntil(user.Today(time))!.Date!.Value, form.Reason!);
        await db.SaveChangesAsync(cancellation);
        return Answer<string>.Saved(followUp.Reference);
    }
}
