using EngagementTracker.Domain;
using EngagementTracker.Readouts;
using EngagementTracker.Web.Features.Engagements.Facts;

namespace EngagementTracker.Web.Features.Engagements.PasteReadout;

/// <summary>A text before it is read, with what is known about it. Only the text is needed.</summary>
public sealed class ReadoutForm
{
    public const int TitleLimit = 500;

    /// <summary>As it was pasted, mark-up and all.</summary>
    public string? Text { get; set; }

    public string? Title { get; set; }

    /// <summary>Who issued it and when; its own text is set when the pasted one has been read.</summary>
    public AccountForm Account { get; set; } = new();

    /// <summary>The text was read, and what came of it is being checked.</summary>
    public bool IsBeingChecked { get; set; }

    /// <summary>What the writer has made of what was read. A draft holds it; the text itself is read again.</summary>
    public KeptCheck? Check
    {
        get => Proposal is { } live ? KeptCheck.Of(live) : field;
        set;
    }

    internal Proposal? Proposal { get; set; }

    /// <param name="issuerParty">The code of the party that issued it, if one was named.</param>
    /// <param name="today">The writer's own day.</param>
    /// <param name="ownZone">The writer's own zone.</param>
    public Readout ToReadout(string? issuerParty, DateOnly today, string ownZone)
    {
        // A day without a time stands for its noon, so that no zone of the issuer makes another day of it.
        var published = Account.PublishedUtc(today, ownZone)
            ?? (Account.PublishedDay(today) is { } day ? Zone.ToUtc(day, new TimeOnly(12, 0), Account.PublicationZone(ownZone)) : null);
        return new Readout(
            Domain.Text.Clean(Text), Domain.Text.CleanOrNull(Title), Domain.Text.CleanOrNull(Account.Issuer), published,
            Account.IssuersZone ?? IssuersClock, issuerParty);
    }

    /// <summary>The clock by which it was published is the issuer's own, unless it is the whole world's.</summary>
    private string? IssuersClock => Domain.Text.CleanOrNull(Account.PublishedZone) is { } zone && zone is not ("Etc/UTC" or "UTC") ? zone : null;
}
