using EngagementTracker.Domain.Engagements;

namespace EngagementTracker.Domain.Commitments;

public readonly record struct MentionId(long Value);

// Stored by number: add at the end.
public enum MentionKind
{
    Made,
    Reaffirmed,
    Changed,
    ReportedOn,

    /// <summary>Spoken of, and no more than that.</summary>
    Raised,

    /// <summary>Could have been spoken of, and was not.</summary>
    NotRaised,
}

/// <summary>Where a commitment was spoken of: an engagement, perhaps an account of it, the exact sentence and where it stands there.</summary>
public sealed class Mention
{
    public const int QuoteLimit = 4_000;

    private Mention() { }

    public MentionId Id { get; private set; }
    public CommitmentId CommitmentId { get; private set; }
    public EngagementId EngagementId { get; private set; }
    public Engagement Engagement { get; private set; } = null!;
    public AccountId? AccountId { get; private set; }
    public Account? Account { get; private set; }
    public MentionKind Kind { get; private set; }

    /// <summary>Empty where it was only noted that it was spoken of.</summary>
    public string Quote { get; private set; } = "";

    /// <summary>Offset of the quote in the account's text, in UTF-16 units; <see langword="null"/> when it stands in no account.</summary>
    public int? QuoteStart { get; private set; }

    public DateTime RecordedUtc { get; private set; }

    /// <summary>The account is linked only when the sentence stands in it, letter for letter.</summary>
    /// <param name="at">Where in the account it stands, when that is known: a sentence may stand there twice.</param>
    /// <exception cref="ArgumentException">The sentence is missing, too long, or does not stand where it is said to; or there is one where nothing was raised.</exception>
    internal static Mention Of(MentionKind kind, Engagement engagement, string? quote, Account? account, DateTime utc, int? at = null)
    {
        var sentence = kind == MentionKind.Made ? Text.Required(quote, QuoteLimit, nameof(Quote)) : Text.Limited(quote, QuoteLimit, nameof(Quote)) ?? "";
        if (kind == MentionKind.NotRaised && sentence.Length > 0) throw new ArgumentException("What was not raised has no sentence.", nameof(quote));
        if (at is { } place && account?.Says(sentence, place) != true)
            throw new ArgumentException($"“{sentence}” does not stand at {place} of the account.", nameof(at));
        var start = sentence.Length == 0 ? null : at ?? account?.Find(sentence);
        return new Mention
        {
            Engagement = engagement,
            Account = start is null ? null : account,
            Kind = kind,
            Quote = sentence,
            QuoteStart = start,
            RecordedUtc = utc,
        };
    }
}
