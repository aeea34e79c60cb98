using EngagementTracker.Domain.Reminders;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Admin.SetReminders;

/// <summary>Sets when people are told of all follow-ups, or of all commitments, that have no plan of their own.</summary>
public sealed class SetRemindersHandler(IDbContextFactory<TrackerDbContext> contexts, IValidator<SetRemindersForm> validator)
{
    /// <exception cref="NotPermittedException">The user is no administrator.</exception>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else changed the rule first.</exception>
    public async Task<Answer<ReminderRule>> HandleAsync(SetRemindersForm form, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        await using var db = await contexts.BeginAsync(this, Permission.ManageUsers, cancellation);
        if (validator.ErrorsIn(form) is { Count: > 0 } problems) return Answer<ReminderRule>.Refused(problems);
        var plan = form.Plan.Read()!;
        var rule = await db.ReminderRules.SingleOrDefaultAsync(r => r.Kind == form.Kind && r.FollowUpId == null, cancellation);
        if (rule is null)
        {
            rule = ReminderRule.For(form.Kind, plan);
            db.ReminderRules.Add(rule);
        }
        else
        {
            if (form.Version is not { } seen) throw new DbUpdateConcurrencyException("The rule was set meanwhile.");
            db.Expect(rule, seen);
            rule.Change(plan);
        }
        await db.SaveChangesAsync(cancellation);
        return Answer<ReminderRule>.Saved(rule);
    }
}
