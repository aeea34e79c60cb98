using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Parties;

namespace EngagementTracker.Domain.FollowUps;

public readonly record struct FollowUpId(long Value);

/// <summary>An action inside our own ministry with one owner and a due date, which serves an engagement or a commitment made in it.</summary>
public sealed class FollowUp : IVersioned, IProtected
{
    public const int ActionLimit = 500;

    private FollowUp() { }

    public FollowUpId Id { get; private set; }
    public string Reference { get; private set; } = "";
    public string Action { get; private set; } = "";
    public UserId OwnerId { get; private set; }

    /// <summary>The last day on which it is on time, in the unit's zone.</summary>
    public DateOnly DueOn { get; private set; }

    public UnitId UnitId { get; private set; }
    public PartyId CounterpartId { get; private set; }
    public EngagementId EngagementId { get; private set; }
    public Engagement Engagement { get; private set; } = null!;
    public CommitmentId? CommitmentId { get; private set; }
    public Commitment? Commitment { get; private set; }
    public UserId DrafterId { get; private set; }

    /// <summary>At least the marking of the commitment that it serves, or else of the engagement.</summary>
    public Marking Marking { get; private set; }

    public DateTime LoggedUtc { get; private set; }
    public DateTime? DoneUtc { get; private set; }
    public UserId? DoneById { get; private set; }
    public int Version { get; private set; }

    public bool IsDone => DoneUtc is not null;

    /// <exception cref="ArgumentException">The action is empty or too long.</exception>
    public static FollowUp Open(
        string reference, string action, UserId owner, DateOnly dueOn, Engagement engagement, Commitment? commitment,
        UserId drafter, DateTime utc, Marking marking = Marking.Unclassified)
    {
        ArgumentNullException.ThrowIfNull(engagement);
        return new FollowUp
        {
            Reference = reference,
            Action = Text.Required(action, ActionLimit, nameof(Action)),
            OwnerId = owner,
            DueOn = dueOn,
            UnitId = engagement.UnitId,
            CounterpartId = commitment?.CounterpartId ?? engagement.CounterpartId,
            Engagement = engagement,
            Commitment = commitment,
            DrafterId = drafter,
            Marking = Markings.Highest(marking, commitment?.Marking ?? engagement.Marking),
            LoggedUtc = utc,
        };
    }

    /// <exception cref="ArgumentException">The action is empty or too long.</exception>
    public void Reword(string action) => Action = Text.Required(action, ActionLimit, nameof(Action));

    public void Reschedule(DateOnly dueOn) => DueOn = dueOn;

    public void Assign(UserId owner) => OwnerId = owner;

    /// <summary>Sets the marking.</summary>
    /// <exception cref="ArgumentException">It is lower than that of what the follow-up serves.</exception>
    public void Mark(Marking marking)
    {
        if (marking < (Commitment?.Marking ?? Engagement.Marking))
            throw new ArgumentException("A follow-up is marked at least as high as what it serves.", nameof(marking));
        Marking = marking;
    }

    /// <summary>What it serves is marked higher now.</summary>
    public void RaiseTo(Marking marking) => Marking = Markings.Highest(Marking, marking);

    /// <summary>Done once: a second report changes nothing.</summary>
    public void Complete(UserId by, DateTime utc)
    {
        if (IsDone) return;
        DoneUtc = utc;
        DoneById = by;
    }

    public void Reopen()
    {
        DoneUtc = null;
        DoneById = null;
    }

    /// <param name="today">The day in the unit's zone.</param>
    public bool IsOverdue(DateOnly today) => !IsDone && DueOn < today;
}
