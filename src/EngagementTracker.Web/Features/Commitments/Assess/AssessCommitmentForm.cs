using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;
using FluentValidation.Results;

namespace EngagementTracker.Web.Features.Commitments.Assess;

/// <summary>What an assessor finds of a commitment for a half year: alone, as the second of a pair, or to settle what two find.</summary>
public sealed class AssessCommitmentForm : IEditsRecord
{
    public required string Reference { get; init; }

    /// <summary>The version that the user saw.</summary>
    public required int Version { get; init; }

    public HalfYear Period { get; set; }
    public G7Score? Score { get; set; }
    public Completion? Completion { get; set; }
    public AssessmentConfidence? Confidence { get; set; }
    [Prose]
    public string? Reasoning { get; set; }

    /// <summary>What is on record of the commitment and shows it.</summary>
    public IReadOnlyList<EvidenceId> EvidenceIds { get; set; } = [];

    /// <summary>A link that is added to the commitment's evidence with the assessment.</summary>
    public string? LinkUrl { get; set; }

    public string? LinkTitle { get; set; }

    /// <summary>Who is asked for a second assessment, without knowing this one; where two have assessed, nobody is.</summary>
    public UserId? SecondAssessorId { get; set; }

    public bool HasLink => Text.CleanOrNull(LinkUrl) is not null || Text.CleanOrNull(LinkTitle) is not null;

    /// <exception cref="InvalidOperationException">The form breaks one of its validator's rules.</exception>
    internal AssessmentFacts ToFacts(IReadOnlyCollection<Evidence> evidence) =>
        new(Period, Score!.Value, Completion!.Value, Confidence!.Value, Reasoning ?? "", evidence);
}

public sealed class AssessCommitmentValidator : AbstractValidator<AssessCommitmentForm>
{
    public AssessCommitmentValidator(CurrentUser user, TimeProvider time)
    {
        RuleFor(f => f.Period).Must(period => period.Year > 0 && period <= HalfYear.Of(user.Today(time)))
            .WithMessage("Choose the half year that is assessed; it has begun already.");
        RuleFor(f => f.Score).Must(score => score is { } given && Enum.IsDefined(given)).WithMessage("Choose a G7 score.");
        RuleFor(f => f.Completion).Must(completion => completion is { } given && Enum.IsDefined(given)).WithMessage("Choose how far it is completed.");
        RuleFor(f => f.Completion).Custom((_, check) =>
        {
            if (Contradiction(check.InstanceToValidate) is { } sentence)
                check.AddFailure(new ValidationFailure(nameof(AssessCommitmentForm.Completion), sentence) { Severity = Severity.Warning });
        });
        RuleFor(f => f.Confidence).Must(confidence => confidence is { } given && Enum.IsDefined(given)).WithMessage("Choose how sure you are.");
        RuleFor(f => f.Reasoning).Cascade(CascadeMode.Stop)
            .Must(text => Text.CleanOrNull(text) is not null)
            .WithMessage(f => f.Completion == Completion.NoEvidence ? "Write where you looked and found nothing." : "Write why you find so.")
            .Within(Assessment.ReasoningLimit, "The reasoning");
        RuleFor(f => f.EvidenceIds).Must((f, chosen) => chosen.Count > 0 || f.HasLink || f.Completion is null or Completion.NoEvidence)
            .WithMessage("Choose a piece of evidence or add a link. If there is nothing to show, the completion is “No evidence”.");
        When(f => f.HasLink, () =>
        {
            RuleFor(f => f.LinkUrl).Cascade(CascadeMode.Stop)
                .Must(url => Evidence.IsWebAddress(Text.CleanOrNull(url))).WithMessage("Enter the whole web address, such as https://www.example.org/report.")
                .Within(Evidence.UrlLimit, "The address");
            RuleFor(f => f.LinkTitle).Cascade(CascadeMode.Stop)
                .Must(title => Text.CleanOrNull(title) is not null).WithMessage("Write what the link shows, in a few words.")
                .Within(Evidence.TitleLimit, "What the link shows");
        });
        RuleFor(f => f.SecondAssessorId).Must(second => second is null || second != user.Id)
            .WithMessage("The second assessor is somebody else. Choose another, or nobody.");
    }

    /// <summary>Findings that seldom go together, which the assessor has a second look at.</summary>
    private static string? Contradiction(AssessCommitmentForm form) => (form.Score, form.Completion) switch
    {
        (G7Score.Full, Completion.NoEvidence or Completion.NotStarted or Completion.Limited) => "+1 says that all or nearly all was done. Check the score and the completion.",
        (G7Score.NonCompliance, Completion.Substantial or Completion.Complete) => "−1 says that nothing was done, or the opposite. Check the score and the completion.",
        _ => null,
    };
}
