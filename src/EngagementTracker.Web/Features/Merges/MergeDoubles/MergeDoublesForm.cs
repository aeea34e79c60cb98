using EngagementTracker.Domain;
using EngagementTracker.Domain.Merges;
using EngagementTracker.Web.Data.Merges;
using FluentValidation;

namespace EngagementTracker.Web.Features.Merges.MergeDoubles;

public sealed class MergeDoublesForm
{
    public MergedKind Kind { get; set; }

    /// <summary>The one from whose page it began.</summary>
    public long Here { get; set; }

    public DoubleChoice? Other { get; set; }

    /// <summary>The other is kept, and the one from whose page it began goes.</summary>
    public bool KeepOther { get; set; }

    public string? Reason { get; set; }

    /// <summary>The versions of the two that the preview showed.</summary>
    public int HereSeen { get; set; }

    public int OtherSeen { get; set; }
}

public sealed class MergeDoublesValidator : AbstractValidator<MergeDoublesForm>
{
    public MergeDoublesValidator()
    {
        RuleFor(f => f.Other).NotNull().WithMessage("Choose the double. Type its name, then pick it.");
        RuleFor(f => f.Other).Must((form, other) => other is null || other.Number != form.Here).WithMessage("Choose another one: this is the record itself.");
        RuleFor(f => f.Reason).Custom((reason, check) =>
        {
            var length = Text.Clean(reason).Length;
            if (length == 0) check.AddFailure("Write how you know that the two are the same. It stands in the history.");
            else if (length > Merge.ReasonLimit)
                check.AddFailure($"The reason has {length:N0} characters; the limit is {Merge.ReasonLimit:N0}. Shorten it.");
        });
    }
}
