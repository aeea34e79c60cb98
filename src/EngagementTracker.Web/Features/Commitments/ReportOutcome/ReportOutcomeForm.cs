using EngagementTracker.Domain;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Readouts.Dates;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;

namespace EngagementTracker.Web.Features.Commitments.ReportOutcome;

public sealed class ReportOutcomeForm : IEditsRecord
{
    public required string Reference { get; init; }

    /// <summary>The version that the user saw.</summary>
    public required int Version { get; init; }

    public required DateOnly MadeOn { get; init; }
    public Outcome? Outcome { get; set; }

    /// <summary>As typed.</summary>
    public string? EndedOn { get; set; } = "today";

    [Prose]
    public string? Text { get; set; }

    /// <summary>Reference of the commitment that has taken its place.</summary>
    public string? SupersededBy { get; set; }

    public EvidenceForm Evidence { get; set; } = new();

    public WrittenDate DateRead(DateOnly today) => WrittenDate.Read(EndedOn ?? "", today, Lean.Past);
}

public sealed class ReportOutcomeValidator : AbstractValidator<ReportOutcomeForm>
{
    public ReportOutcomeValidator(CurrentUser user, TimeProvider time)
    {
        RuleFor(f => f.Outcome).Cascade(CascadeMode.Stop).NotNull().WithMessage("Choose how it ended.").IsInEnum().WithMessage("Choose how it ended.");
        RuleFor(f => f.SupersededBy).Must(reference => Text.CleanOrNull(reference) is not null).WithMessage("Choose the commitment that has taken its place.")
            .When(f => f.Outcome == Outcome.Superseded);
        RuleFor(f => f.EndedOn).Custom((_, check) => check.PastDay(check.InstanceToValidate.DateRead(user.Today(time)), check.InstanceToValidate.MadeOn, user.Today(time)));
        RuleFor(f => f.Text).Cascade(CascadeMode.Stop)
            .Must(text => Text.Clean(text).Length > 0).WithMessage("Write in a sentence or two what shows that it ended so.")
            .Within(OutcomeReport.TextLimit, "The report");
        RuleFor(f => f.Evidence).Cascade(CascadeMode.Stop)
            .Must(evidence => evidence.Count > 0).WithMessage("Give at least one piece of evidence: a link, a record or a file. Whoever accepts the report looks at it.")
            .SetValidator(new EvidenceFormValidator());
    }
}
