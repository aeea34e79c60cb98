using System.ComponentModel;
using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Calendar;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Domain.Reminders;
using EngagementTracker.Readouts.Dates;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Ui.Forms;
using EngagementTracker.Web.Ui.Reminders;
using FluentValidation;

namespace EngagementTracker.Web.Features.FollowUps;

public enum Reminding
{
    [Description("As for all follow-ups")]
    AsUsual,

    [Description("A plan of its own")]
    Own,

    [Description("Nobody")]
    None,
}

/// <summary>What a follow-up asks of whom by when: typed when it is added, and when it is edited.</summary>
public abstract class FollowUpForm
{
    [Prose]
    public string? Action { get; set; }
    public UserId? OwnerId { get; set; }

    /// <summary>As typed.</summary>
    [Together("Due date")]
    public string? DueOn { get; set; }

    /// <summary>The event on whose day it is due and with which it moves, as long as the date is the event's.</summary>
    [Together("Due date", IsNamedBeside = true)]
    public CalendarEventId? EventId { get; set; }

    [Together("Due date")]
    public string? EventName { get; set; }

    /// <summary>The date on record, which brings no warning however long past it is.</summary>
    [Context]
    public DateOnly? DueBefore { get; set; }

    public Marking Marking { get; set; }

    /// <summary>The marking of what it serves, which it has at least.</summary>
    [Context]
    public Marking Floor { get; set; }

    /// <summary>The marking on record.</summary>
    public Marking? MarkingBefore { get; init; }

    /// <summary>Who drafted it; <see langword="null"/> for the writer of a new one.</summary>
    public UserId? DrafterId { get; init; }

    /// <summary>Whether a next one is made when it is done.</summary>
    [DisplayName("Repeats")]
    public Recurrence Recurrence { get; set; }

    [Together("Reminders")]
    public Reminding Reminding { get; set; }

    /// <summary>Its own plan, where it has one.</summary>
    [Together("Reminders")]
    public PlanForm Plan { get; set; } = PlanForm.Of(ReminderPlan.Usual);

    public Marking Marked => Markings.Highest(Marking, Floor);

    /// <summary><see langword="null"/> is the plan of all follow-ups.</summary>
    internal ReminderPlan? ReadPlan() => Reminding switch
    {
        Reminding.Own => Plan.Read(),
        Reminding.None => ReminderPlan.Silent,
        _ => null,
    };

    /// <param name="today">The writer's own day.</param>
    /// <param name="working">On which days the writer's unit works.</param>
    internal WrittenDate? ReadDue(DateOnly today, Func<WorkingDays>? working) =>
        Text.CleanOrNull(DueOn) is { } typed ? WrittenDate.Read(typed, today, Lean.Future, working) : null;
}

internal static class FollowUpRules
{
    public static void AddFollowUpRules<TForm>(this AbstractValidator<TForm> validator, CurrentUser user, TimeProvider time)
        where TForm : FollowUpForm
    {
        validator.RuleFor(f => f.Action).Custom((typed, check) =>
        {
            var length = Text.Clean(typed).Length;
            if (length == 0) check.AddFailure("Write what is to be done.");
            else if (length > FollowUp.ActionLimit)
                check.AddFailure($"The action has {length:N0} characters; the limit is {FollowUp.ActionLimit:N0}. Shorten it.");
        });
        validator.AddMarkingRule(f => f.Marking, f => Markings.Highest(f.Floor, f.MarkingBefore ?? f.Floor), f => f.DrafterId, user);
        validator.AddPlanRule(f => f.Reminding == Reminding.Own ? f.Plan : null, _ => nameof(FollowUpForm.Plan));
        validator.RuleFor(f => f.OwnerId).NotNull().WithMessage("Choose who is to do it.");
        validator.RuleFor(f => f.DueOn).Custom((_, check) =>
        {
            if (check.InstanceToValidate.ReadDue(user.Today(time), user.WorkingDays) is not { } read) check.AddFailure("Write the date by which it is due.");
            else if (read.Problem is not null) check.AddFailure(read.Problem);
        });
        validator.RuleFor(f => f.DueOn)
            .Must((form, _) => form.ReadDue(user.Today(time), user.WorkingDays)?.Date is not { } due || due >= user.Today(time) || due == form.DueBefore)
            .WithMessage("The due date is in the past, so the follow-up is late at once. Check the date.")
            .WithSeverity(Severity.Warning);
    }
}
