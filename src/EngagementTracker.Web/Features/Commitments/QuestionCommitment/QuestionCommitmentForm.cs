using EngagementTracker.Domain;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;

namespace EngagementTracker.Web.Features.Commitments.QuestionCommitment;

public sealed class QuestionCommitmentForm
{
    public required string Reference { get; init; }

    /// <summary>The version that the user saw.</summary>
    public required int Version { get; init; }

    public string? Question { get; set; }
}

public sealed class QuestionCommitmentValidator : AbstractValidator<QuestionCommitmentForm>
{
    public QuestionCommitmentValidator()
    {
        RuleFor(f => f.Question).Must(q => Text.CleanOrNull(q) is not null).WithMessage("Write what its drafter is to answer.");
        RuleFor(f => f.Question).Within(Commitment.QuestionLimit, "The question");
    }
}
