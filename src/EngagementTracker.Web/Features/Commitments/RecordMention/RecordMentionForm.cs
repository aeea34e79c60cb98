using EngagementTracker.Domain;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;

namespace EngagementTracker.Web.Features.Commitments.RecordMention;

public sealed class RecordMentionForm : IEditsRecord
{
    public required string Reference { get; init; }

    /// <summary>The version that the user saw.</summary>
    public required int Version { get; init; }

    /// <summary>Reference of the engagement in which it came up, or could have.</summary>
    public string? Engagement { get; set; }

    public MentionKind? Kind { get; set; }

    /// <summary>Word for word, if there is one.</summary>
    [Prose]
    public string? Sentence { get; set; }

    /// <summary>What the obligor says of it, where it was reported on.</summary>
    public OfficialStanding? Said { get; set; }
}

public sealed class RecordMentionValidator : AbstractValidator<RecordMentionForm>
{
    public RecordMentionValidator()
    {
        RuleFor(f => f.Engagement).Must(e => Text.CleanOrNull(e) is not null).WithMessage("Choose the engagement in which it came up, or could have.");
        RuleFor(f => f.Kind).Must(k => k is { } kind && kind != MentionKind.Made && Enum.IsDefined(kind)).WithMessage("Choose how it came up.");
        RuleFor(f => f.Sentence).Within(Mention.QuoteLimit, "The sentence");
        RuleFor(f => f.Sentence).Must(s => Text.CleanOrNull(s) is null).When(f => f.Kind == MentionKind.NotRaised)
            .WithMessage("Where it was not raised there is no sentence. Empty it, or choose another way in which it came up.");
        RuleFor(f => f.Said).Must(s => s is { } said && Enum.IsDefined(said)).When(f => f.Kind == MentionKind.ReportedOn).WithMessage("Choose what they say of it.");
    }
}
