using EngagementTracker.Domain;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;

namespace EngagementTracker.Web.Features.FollowUps.EditFollowUp;

public sealed class EditFollowUpForm : FollowUpForm, IEditsRecord
{
    public required string Reference { get; init; }
    public required int Version { get; init; }

    /// <summary>Why it is due on another day than on record.</summary>
    [Prose]
    public string? Reason { get; set; }

    /// <summary>What it serves is withheld from the writer, so the marking stays.</summary>
    public bool MarkingIsFixed { get; init; }
}

public sealed class EditFollowUpValidator : AbstractValidator<EditFollowUpForm>
{
    public EditFollowUpValidator(CurrentUser user, TimeProvider time)
    {
        this.AddFollowUpRules(user, time);
        RuleFor(f => f.Reason)
            .Must(reason => Text.CleanOrNull(reason) is not null).WithMessage("Write why the due date moves.")
            .When(f => f.ReadDue(user.Today(time), user.WorkingDays)?.Date is { } due && due != f.DueBefore)
            .Must(reason => Text.Clean(reason).Length <= FollowUp.ReasonLimit).WithMessage($"The reason is longer than {FollowUp.ReasonLimit} characters. Shorten it.");
    }
}
