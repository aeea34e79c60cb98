using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using FluentValidation;

namespace EngagementTracker.Web.Ui.Forms;

/// <summary>What is to show something: pieces on record, and new ones.</summary>
public sealed class EvidenceForm
{
    public const int Most = 20;

    public HashSet<EvidenceId> Chosen { get; set; } = [];
    public List<NewEvidence> New { get; set; } = [];

    public int Count => Chosen.Count + New.Count;
}

public sealed class NewEvidence
{
    public required EvidenceKind Kind { get; init; }

    /// <summary>Left empty, it takes the name of what it is.</summary>
    public string? Title { get; set; }

    public string? Url { get; set; }
    public EngagementId? Engagement { get; set; }
    public AccountId? Account { get; set; }

    /// <summary>As it waits in the store.</summary>
    public EvidenceFile? File { get; set; }
}

public sealed class EvidenceFormValidator : AbstractValidator<EvidenceForm>
{
    public EvidenceFormValidator()
    {
        RuleFor(f => f.Count).LessThanOrEqualTo(EvidenceForm.Most).OverridePropertyName("")
            .WithMessage(f => $"There are {f.Count} pieces of evidence; keep at most {EvidenceForm.Most}.");
        RuleForEach(f => f.New).ChildRules(piece =>
        {
            piece.RuleFor(e => e.Title).Within(Evidence.TitleLimit, "What it is");
            piece.RuleFor(e => e.Url).Cascade(CascadeMode.Stop)
                .Must(url => Evidence.IsWebAddress(url?.Trim())).WithMessage("Write the whole address, beginning with https://, or remove this link.")
                .Within(Evidence.UrlLimit, "The address")
                .When(e => e.Kind == EvidenceKind.Link);
            piece.RuleFor(e => e.Engagement).Must((e, _) => e.Engagement is not null || e.Account is not null)
                .WithMessage("Choose an engagement or an account, or remove this one.")
                .When(e => e.Kind is EvidenceKind.Engagement or EvidenceKind.Account);
            piece.RuleFor(e => e.File).NotNull().WithMessage("Choose a file, or remove this one.").When(e => e.Kind == EvidenceKind.File);
        });
    }
}
