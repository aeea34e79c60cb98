using System.ComponentModel;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;

namespace EngagementTracker.Web.Features.Engagements.ProtectEngagement;

public sealed class ProtectEngagementForm : IEditsRecord
{
    public required string Reference { get; init; }

    /// <summary>The version that the user saw.</summary>
    public required int Version { get; init; }

    /// <summary>The marking on record.</summary>
    public required Marking Before { get; init; }

    public required UserId DrafterId { get; init; }

    public Marking Marking { get; set; }
    [Prose]
    public string? Reason { get; set; }

    /// <summary>The need-to-know list; empty means everybody with the clearance.</summary>
    [DisplayName("Need-to-know list")]
    public List<ReaderChoice> List { get; set; } = [];

    /// <summary>Where the marking is lowered: what stands at the old one comes down with it.</summary>
    [DisplayName("Lower what came from it")]
    public bool LowersTheRest { get; set; }

    /// <summary>The writer knows that they will not read it any more.</summary>
    [DisplayName("You will not read it any more")]
    public bool LocksMeOut { get; set; }

    public IReadOnlyList<UserId> People => [.. List.Select(c => c.UserId).OfType<UserId>()];

    public IReadOnlyList<UnitId> Units => [.. List.Select(c => c.UnitId).OfType<UnitId>()];

    /// <summary>The list as the engagement would hold it.</summary>
    public IReadOnlyList<NeedToKnow> NeedToKnow => [.. People.Select(Domain.Access.NeedToKnow.Of), .. Units.Select(Domain.Access.NeedToKnow.Of)];
}

/// <summary>A person or a unit that can stand on the list.</summary>
public sealed record ReaderChoice(UserId? UserId, UnitId? UnitId, string Name, string Beside) : IListed
{
    public string Key => $"{UserId?.Value} {UnitId?.Value}";
    public string InWords => Name;
}

public sealed class ProtectEngagementValidator : AbstractValidator<ProtectEngagementForm>
{
    public ProtectEngagementValidator(CurrentUser user)
    {
        this.AddMarkingRule(f => f.Marking, f => f.Before, f => f.DrafterId, user);
        RuleFor(f => f.Reason).Must(r => Domain.Text.CleanOrNull(r) is not null).When(f => f.Marking < f.Before)
            .WithMessage("Write why the marking is lowered.");
        RuleFor(f => f.Reason).Within(Engagement.MarkingReasonLimit, "The reason");
        RuleFor(f => f.List).Must(l => l.Count <= Engagement.NeedToKnowLimit)
            .WithMessage($"The list has at most {Engagement.NeedToKnowLimit} people and units. Name units instead of people.");
    }
}
