using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;

namespace EngagementTracker.Web.Features.Commitments.MarkCommitment;

public sealed class MarkCommitmentForm : IEditsRecord
{
    public required string Reference { get; init; }

    /// <summary>The version that the user saw.</summary>
    public required int Version { get; init; }

    /// <summary>The marking on record.</summary>
    public required Marking Before { get; init; }

    public required UserId DrafterId { get; init; }

    /// <summary>The marking of the engagement in which it was made.</summary>
    public required Marking Floor { get; init; }

    public Marking Marking { get; set; }

    /// <summary>Needed below the engagement's marking only.</summary>
    [Prose]
    public string? Reason { get; set; }

    public bool IsBelow => Marking < Floor;
}

public sealed class MarkCommitmentValidator : AbstractValidator<MarkCommitmentForm>
{
    public MarkCommitmentValidator(CurrentUser user)
    {
        this.AddMarkingRule(f => f.Marking, f => f.Before, f => f.DrafterId, user);
        RuleFor(f => f.Reason).Must(r => Domain.Text.CleanOrNull(r) is not null).When(f => f.IsBelow)
            .WithMessage("Write why it is marked lower than its engagement.");
        RuleFor(f => f.Reason).Within(Engagement.MarkingReasonLimit, "The reason");
    }
}
