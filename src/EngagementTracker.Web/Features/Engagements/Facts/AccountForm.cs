using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Readouts.Dates;

namespace EngagementTracker.Web.Features.Engagements.Facts;

/// <summary>A text that tells of the engagement, while it is being entered.</summary>
public sealed class AccountForm
{
    public AccountTier Tier { get; set; } = AccountTier.OfficialStatement;
    public string? Issuer { get; set; }
    public PartyId? IssuerPartyId { get; set; }
    public string? IssuerPartyName { get; set; }
    public string? IssuerPartyZone { get; set; }

    /// <summary>The day of publication, by the clock of <see cref="PublishedZone"/>.</summary>
    public string? PublishedOn { get; set; }

    /// <summary>The clock time of publication, where the minute is known.</summary>
    public string? PublishedAt { get; set; }

    /// <summary>By whose clock it was published; empty for that of the party that issued it, or else our own.</summary>
    public string? PublishedZone { get; set; }

    public string? Source { get; set; }
    public string? Text { get; set; }
    public Marking Marking { get; set; }

    /// <summary>The engagement's marking, which the account has at least.</summary>
    public Marking Floor { get; set; }

    /// <summary>Who drafted the engagement; <see langword="null"/> while it is being logged by the writer.</summary>
    public UserId? DrafterId { get; set; }

    public Marking Marked => Markings.Highest(Marking, Floor);

    public bool IsEmpty => Domain.Text.Clean(Text).Length == 0 && Domain.Text.Clean(Issuer).Length == 0 && Domain.Text.Clean(Source).Length == 0;

    /// <summary>The zone in which the day and the time of publication are to be read.</summary>
    public string PublicationZone(string ownZone) => Domain.Text.CleanOrNull(PublishedZone) ?? IssuersZone ?? ownZone;

    /// <summary>The zone of the issuing party, if there is one.</summary>
    public string? IssuersZone => Tier == AccountTier.PressReport ? null : IssuerPartyZone;

    /// <summary>The day of publication as it was typed, understood.</summary>
    public DateOnly? PublishedDay(DateOnly today) =>
        string.IsNullOrWhiteSpace(PublishedOn) ? null : WrittenDate.Read(PublishedOn, today, Lean.Past).Date;

    /// <summary>The instant of publication, when the day and the time are known.</summary>
    public DateTime? PublishedUtc(DateOnly today, string ownZone) =>
        PublishedDay(today) is { } day && EngagementForm.TimeOf(PublishedAt) is { } at ? Zone.ToUtc(day, at, PublicationZone(ownZone)) : null;

    /// <param name="today">The writer's own day.</param>
    /// <param name="ownZone">The writer's own zone, for a time of publication of which no other is known.</param>
    public AccountFacts ToFacts(DateOnly today, string ownZone)
    {
        var utc = PublishedUtc(today, ownZone);
        return new AccountFacts(
            Tier, Tier == AccountTier.PressReport ? null : IssuerPartyId, Issuer ?? "",
            utc is { } instant && IssuersZone is { } zone ? Zone.DayAt(instant, zone) : PublishedDay(today), utc,
            Domain.Text.CleanOrNull(Source) is { } link ? new Uri(link) : null, Text ?? "", Marked);
    }
}
