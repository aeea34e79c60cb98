using EngagementTracker.Domain.Reminders;
using EngagementTracker.Web.Ui.Forms;
using EngagementTracker.Web.Ui.Reminders;
using FluentValidation;

namespace EngagementTracker.Web.Features.Admin.SetReminders;

public sealed class SetRemindersForm : IEditsRecord
{
    public RemindedKind Kind { get; init; }

    /// <summary>Of the rule on record; <see langword="null"/> while there is none and the usual plan holds.</summary>
    public int? Version { get; init; }

    int IEditsRecord.Version => Version ?? -1;

    /// <summary>The path of its fields: two such forms stand on one page.</summary>
    public string Field => $"{Kind}.{nameof(Plan)}";

    public PlanForm Plan { get; init; } = PlanForm.Of(ReminderPlan.Usual);
}

public sealed class SetRemindersValidator : AbstractValidator<SetRemindersForm>
{
    public SetRemindersValidator() => this.AddPlanRule(f => f.Plan, f => f.Field);
}
