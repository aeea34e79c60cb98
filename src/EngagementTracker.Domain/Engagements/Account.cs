using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Parties;

namespace EngagementTracker.Domain.Engagements;

/// <summary>One text that tells of an engagement. Quotes are offsets into it, so it never changes.</summary>
public sealed class Account
{
    public const int TextLimit = 200_000;
    public const int IssuerLimit = 200;
    public const int SourceLimit = 2_000;

    private Account() { }

    public AccountId Id { get; private set; }
    public EngagementId EngagementId { get; private set; }
    public AccountTier Tier { get; private set; }

    /// <summary>The party that issued it; <see langword="null"/> for the press.</summary>
    public PartyId? IssuerPartyId { get; private set; }

    /// <summary>Who issued it, as it names itself: "State House, Nairobi".</summary>
    public string Issuer { get; private set; } = "";

    /// <summary>The day of publication in the issuer's zone.</summary>
    public DateOnly? PublishedOn { get; private set; }

    public DateTime? PublishedUtc { get; private set; }
    public Uri? Source { get; private set; }
    public string Body { get; private set; } = "";
    public Marking Marking { get; private set; }

    internal static Account Create(AccountFacts facts, Marking floor) => new()
    {
        Marking = Markings.Highest(facts.Marking, floor),
        Tier = facts.Tier,
        IssuerPartyId = facts.IssuerPartyId,
        Issuer = Text.Required(facts.Issuer, IssuerLimit, nameof(Issuer)),
        PublishedOn = facts.PublishedOn,
        PublishedUtc = facts.PublishedUtc,
        Source = facts.Source is { OriginalString.Length: > SourceLimit }
            ? throw new ArgumentException($"The link has more than {SourceLimit} characters.", nameof(facts))
            : facts.Source,
        Body = Text.Required(facts.Text, TextLimit, nameof(Text)),
    };

    internal void RaiseTo(Marking marking) => Marking = Markings.Highest(Marking, marking);

    internal void LowerTo(Marking marking) => Marking = marking;

    /// <summary>Whether a sentence stands at an offset of the text, letter for letter.</summary>
    public bool Says(string quote, int at) => SaysAt(Body, quote, at);

    /// <inheritdoc cref="Says"/>
    public static bool SaysAt(string text, string quote, int at) =>
        at >= 0 && at <= text.Length && text.AsSpan(at).StartsWith(quote, StringComparison.Ordinal);

    /// <summary>Where a sentence stands in the text, or <see langword="null"/> when it does not, letter for letter.</summary>
    public int? Find(string quote) => Body.IndexOf(quote, StringComparison.Ordinal) is >= 0 and var at ? at : null;
}
