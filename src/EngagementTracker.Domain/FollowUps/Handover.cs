using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;

namespace EngagementTracker.Domain.FollowUps;

public readonly record struct HandoverId(long Value);

public readonly record struct HandoverItemId(long Value);

/// <summary>What an officer who leaves gave to another, at one time.</summary>
public sealed class Handover
{
    public const int ReasonLimit = 500;

    private readonly List<HandoverItem> items = [];

    private Handover() { }

    public HandoverId Id { get; private set; }
    public UserId FromId { get; private set; }
    public UserId ToId { get; private set; }
    public UserId ById { get; private set; }
    public string Reason { get; private set; } = "";
    public DateTime MovedUtc { get; private set; }
    public IReadOnlyList<HandoverItem> Items => items;

    /// <exception cref="ArgumentException">They are the same person, or the reason is empty or too long.</exception>
    public static Handover Begin(UserId from, UserId to, UserId by, string reason, DateTime utc) => from == to
        ? throw new ArgumentException("Work is handed over to somebody else.", nameof(to))
        : new Handover { FromId = from, ToId = to, ById = by, Reason = Text.Required(reason, ReasonLimit, nameof(Reason)), MovedUtc = utc };

    /// <exception cref="ArgumentException">Its owner is not the one who leaves.</exception>
    public void Move(FollowUp followUp, DateTime utc)
    {
        if (followUp.OwnerId != FromId) throw new ArgumentException("Only what is the leaver's is handed over.", nameof(followUp));
        followUp.Assign(ToId, utc);
        items.Add(HandoverItem.Of(followUp));
    }

    /// <exception cref="ArgumentException">Its owner is not the one who leaves.</exception>
    public void Move(Commitment commitment, DateTime utc)
    {
        if (commitment.OwnerId != FromId) throw new ArgumentException("Only what is the leaver's is handed over.", nameof(commitment));
        commitment.Assign(ToId, utc);
        items.Add(HandoverItem.Of(commitment));
    }
}

/// <summary>One thing that was handed over.</summary>
public sealed class HandoverItem
{
    private HandoverItem() { }

    public HandoverItemId Id { get; private set; }
    public HandoverId HandoverId { get; private set; }
    public FollowUpId? FollowUpId { get; private set; }
    public CommitmentId? CommitmentId { get; private set; }

    /// <summary>Of the follow-up or commitment.</summary>
    public string Reference { get; private set; } = "";

    internal static HandoverItem Of(FollowUp followUp) => new() { FollowUpId = followUp.Id, Reference = followUp.Reference };

    internal static HandoverItem Of(Commitment commitment) => new() { CommitmentId = commitment.Id, Reference = commitment.Reference };
}
