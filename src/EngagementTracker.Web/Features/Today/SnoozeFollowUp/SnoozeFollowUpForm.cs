using EngagementTracker.Domain;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Readouts.Dates;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;

namespace EngagementTracker.Web.Features.Today.SnoozeFollowUp;

public sealed class SnoozeFollowUpForm
{
    public required string Reference { get; init; }

    /// <summary>As typed.</summary>
    public string? Until { get; set; } = "tomorrow";

    public string? Reason { get; set; }

    internal WrittenDate? ReadUntil(DateOnly today) => Text.CleanOrNull(Until) is { } typed ? WrittenDate.Read(typed, today, Lean.Future) : null;
}

public sealed class SnoozeFollowUpValidator : AbstractValidator<SnoozeFollowUpForm>
{
    public SnoozeFollowUpValidator(CurrentUser user, TimeProvider time)
    {
        RuleFor(f => f.Until).Custom((_, check) =>
        {
            var today = user.Today(time);
            if (check.InstanceToValidate.ReadUntil(today) is not { } read) check.AddFailure("Write the day on which it comes back.");
            else if (read.Problem is not null) check.AddFailure(read.Problem);
            else if (read.Date <= today) check.AddFailure("Write a day after today.");
        });
        RuleFor(f => f.Reason).Must(r => Text.CleanOrNull(r) is not null).WithMessage("Write why it can wait. It stays on record.")
            .Within(FollowUp.ReasonLimit, "The reason");
    }
}
