using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Parties;

namespace EngagementTracker.Web.Features.Engagements.Facts;

/// <summary>A text that tells of the engagement, while it is being entered.</summary>
public sealed class AccountForm
{
    public AccountTier Tier { get; set; } = AccountTier.OfficialStatement;
    public string? Issuer { get; set; }
    public PartyId? IssuerPartyId { get; set; }
    public string? IssuerPartyName { get; set; }
    public string? PublishedOn { get; set; }
    public string? Source { get; set; }
    public string? Text { get; set; }
    public Marking Marking { get; set; }

    /// <summary>The engagement's marking, which the account has at least.</summary>
    public Marking Floor { get; set; }

    /// <summary>Who drafted the engagement; <see langword="null"/> while it is being logged by the writer.</summary>
    public UserId? DrafterId { get; set; }

    public Marking Marked => Markings.Highest(Marking, Floor);

    public bool IsEmpty => Domain.Text.Clean(Text).Length == 0 && Domain.Text.Clean(Issuer).Length == 0 && Domain.Text.Clean(Source).Length == 0;

    public AccountFacts ToFacts(DateOnly today) => new(
        Tier, Tier == AccountTier.PressReport ? null : IssuerPartyId, Issuer ?? "",
        string.IsNullOrWhiteSpace(PublishedOn) ? null : Readouts.Dates.WrittenDate.Read(PublishedOn, today, Readouts.Dates.Lean.Past).Date,
        null, Domain.Text.CleanOrNull(Source) is { } link ? new Uri(link) : null, Text ?? "", Marked);
}
