using EngagementTracker.Domain;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;

namespace EngagementTracker.Web.Features.Commitments.ReopenCommitment;

public sealed class ReopenCommitmentForm
{
    public required string Reference { get; init; }

    /// <summary>The version that the user saw.</summary>
    public required int Version { get; init; }

    public string? Reason { get; set; }
}

public sealed class ReopenCommitmentValidator : AbstractValidator<ReopenCommitmentForm>
{
    public ReopenCommitmentValidator()
    {
        RuleFor(f => f.Reason).Must(r => Text.CleanOrNull(r) is not null).WithMessage("Write why you reopen it. The reason stays on record.");
        RuleFor(f => f.Reason).Within(OutcomeReport.ReasonLimit, "The reason");
    }
}
