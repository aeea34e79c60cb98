using EngagementTracker.Web.Access;
using FluentValidation;

namespace EngagementTracker.Web.Features.FollowUps.EditFollowUp;

public sealed class EditFollowUpForm : FollowUpForm
{
    public required string Reference { get; init; }
    public required int Version { get; init; }

    /// <summary>What it serves is withheld from the writer, so the marking stays.</summary>
    public bool MarkingIsFixed { get; init; }
}

public sealed class EditFollowUpValidator : AbstractValidator<EditFollowUpForm>
{
    public EditFollowUpValidator(CurrentUser user, TimeProvider time) => this.AddFollowUpRules(user, time);
}
