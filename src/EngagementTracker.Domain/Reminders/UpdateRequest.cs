using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.FollowUps;

namespace EngagementTracker.Domain.Reminders;

public readonly record struct UpdateRequestId(long Value);

/// <summary>That somebody asked the owner of a follow-up or of a commitment how it stands.</summary>
public sealed class UpdateRequest
{
    public const int WordsLimit = 500;

    private UpdateRequest() { }

    public UpdateRequestId Id { get; private set; }
    public FollowUpId? FollowUpId { get; private set; }
    public CommitmentId? CommitmentId { get; private set; }
    public UserId AskedById { get; private set; }
    public UserId AskedOfId { get; private set; }

    /// <summary>What the asker added, if anything.</summary>
    public string? Words { get; private set; }

    public DateTime AskedUtc { get; private set; }

    /// <exception cref="ArgumentException">One asks somebody else, or the words are too long.</exception>
    internal static UpdateRequest Ask(UserId by, UserId of, string? words, DateTime utc) => by == of
        ? throw new ArgumentException("One asks somebody else.", nameof(of))
        : new UpdateRequest { AskedById = by, AskedOfId = of, Words = Text.Limited(words, WordsLimit, nameof(Words)), AskedUtc = utc };
}
