using EngagementTracker.Domain;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Readouts.Dates;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;

namespace EngagementTracker.Web.Features.Commitments.TellProgress;

public sealed class TellProgressForm : IEditsRecord
{
    public required string Reference { get; init; }

    /// <summary>The version that the user saw.</summary>
    public required int Version { get; init; }

    public required DateOnly MadeOn { get; init; }

    /// <summary>The day of which it tells, as typed.</summary>
    public string? AsOf { get; set; } = "today";

    [Prose]
    public string? Text { get; set; }

    /// <summary>As typed; empty where a share means nothing.</summary>
    public string? Percent { get; set; }

    public OfficialStanding? Said { get; set; }
    public EvidenceForm Evidence { get; set; } = new();

    public WrittenDate DateRead(DateOnly today) => WrittenDate.Read(AsOf ?? "", today, Lean.Past);

    /// <summary><see langword="null"/> when nothing is typed; −1 when it is no share.</summary>
    public int? PercentRead => Domain.Text.CleanOrNull(Percent?.Replace("%", "", StringComparison.Ordinal)) is not { } typed ? null
        : int.TryParse(typed, out var percent) && percent is >= 0 and <= 100 ? percent : -1;
}

public sealed class TellProgressValidator : AbstractValidator<TellProgressForm>
{
    public TellProgressValidator(CurrentUser user, TimeProvider time)
    {
        RuleFor(f => f.Text).Cascade(CascadeMode.Stop)
            .Must(text => Text.Clean(text).Length > 0).WithMessage("Write what has happened, or has not.")
            .Within(Progress.TextLimit, "What has happened");
        RuleFor(f => f.AsOf).Custom((_, check) => check.PastDay(check.InstanceToValidate.DateRead(user.Today(time)), check.InstanceToValidate.MadeOn, user.Today(time)));
        RuleFor(f => f.Percent).Must((form, _) => form.PercentRead is null or >= 0)
            .WithMessage("Write a whole number from 0 to 100, or leave it empty: a share is not always meaningful.");
        RuleFor(f => f.Said).IsInEnum().WithMessage("Choose what they say.");
        RuleFor(f => f.Evidence).SetValidator(new EvidenceFormValidator());
    }
}
