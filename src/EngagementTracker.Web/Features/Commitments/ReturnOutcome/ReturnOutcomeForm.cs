using EngagementTracker.Domain;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;

namespace EngagementTracker.Web.Features.Commitments.ReturnOutcome;

public sealed class ReturnOutcomeForm
{
    public required string Reference { get; init; }

    /// <summary>The version that the user saw.</summary>
    public required int Version { get; init; }

    public string? Reason { get; set; }
}

public sealed class ReturnOutcomeValidator : AbstractValidator<ReturnOutcomeForm>
{
    public ReturnOutcomeValidator()
    {
        RuleFor(f => f.Reason).Must(r => Text.CleanOrNull(r) is not null).WithMessage("Write why you return it, so that its reporter knows what to add.");
        RuleFor(f => f.Reason).Within(OutcomeReport.ReasonLimit, "The reason");
    }
}
