using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Calendar;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.Reminders;

namespace EngagementTracker.Domain.FollowUps;

public readonly record struct FollowUpId(long Value);

/// <summary>An action inside our own ministry with one owner and a due date, which serves an engagement or a commitment made in it.</summary>
public sealed class FollowUp : IVersioned, IProtected
{
    public const int ActionLimit = 500;
    public const int ReasonLimit = 500;

    private readonly List<UpdateRequest> updateRequests = [];

    private FollowUp() { }

    public FollowUpId Id { get; private set; }
    public string Reference { get; private set; } = "";
    public string Action { get; private set; } = "";
    public UserId OwnerId { get; private set; }

    /// <summary>The last day on which it is on time, in the unit's zone.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>The event on whose day it is due; moves with it.</summary>
    public CalendarEventId? EventId { get; private set; }

    /// <summary>Why its due date was last moved; <see langword="null"/> while it never was.</summary>
    public string? DueReason { get; private set; }

    /// <summary>When its owner or due date was last set. Nobody is reminded of a day before.</summary>
    public DateTime ScheduledUtc { get; private set; }

    public Recurrence Recurrence { get; private set; }

    /// <summary>The one before it, when it recurs.</summary>
    public FollowUpId? ContinuesId { get; private set; }

    /// <summary>Its own plan; without one, that of all follow-ups.</summary>
    public ReminderRule? Reminders { get; private set; }

    /// <summary>Until then its owner does not want to see it in Today. It falls due all the same.</summary>
    public DateOnly? SnoozedUntil { get; private set; }

    public string? SnoozeReason { get; private set; }
    public IReadOnlyList<UpdateRequest> UpdateRequests => updateRequests;

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
            ScheduledUtc = utc,
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

    /// <summary>Moves the due date, for a reason; an event no longer decides it.</summary>
    /// <exception cref="ArgumentException">The reason is empty or too long.</exception>
    public void Reschedule(DateOnly dueOn, string reason, DateTime utc)
    {
        if (dueOn == DueOn && EventId is null) return;
        DueReason = Text.Required(reason, ReasonLimit, nameof(DueReason));
        (DueOn, EventId, ScheduledUtc) = (dueOn, null, utc);
    }

    /// <summary>Makes it due on the day of an event that has one.</summary>
    /// <exception cref="ArgumentException">The event has no date, or the reason is empty or too long.</exception>
    public void HangOn(CalendarEvent occasion, string reason, DateTime utc)
    {
        ArgumentNullException.ThrowIfNull(occasion);
        if (occasion.On is not { } day) throw new ArgumentException("A follow-up needs a date, and the event has none.", nameof(occasion));
        DueReason = Text.Required(reason, ReasonLimit, nameof(DueReason));
        (DueOn, EventId, ScheduledUtc) = (day, occasion.Id, utc);
    }

    /// <summary>The event on whose day it is due has moved. While the event has no day, it stays due when it was.</summary>
    /// <exception cref="ArgumentException">It hangs on another event, or the reason is empty or too long.</exception>
    public bool MoveWith(CalendarEvent occasion, string reason, DateTime utc)
    {
        ArgumentNullException.ThrowIfNull(occasion);
        if (EventId != occasion.Id) throw new ArgumentException("The follow-up does not hang on this event.", nameof(occasion));
        if (occasion.On is not { } day || day == DueOn) return false;
        HangOn(occasion, reason, utc);
        return true;
    }

    public void Assign(UserId owner, DateTime utc)
    {
        if (owner == OwnerId) return;
        (OwnerId, ScheduledUtc) = (owner, utc);
        (SnoozedUntil, SnoozeReason) = (null, null);
    }

    public void Recur(Recurrence recurrence) => Recurrence = recurrence;

    /// <summary>Gives it a plan of its own, or takes it away.</summary>
    public void Remind(ReminderPlan? plan)
    {
        if (plan is null) Reminders = null;
        else if (Reminders is null) Reminders = ReminderRule.Own(plan);
        else Reminders.Change(plan);
    }

    /// <exception cref="ArgumentException">The reason is empty or too long.</exception>
    public void Snooze(DateOnly until, string reason)
    {
        SnoozeReason = Text.Required(reason, ReasonLimit, nameof(SnoozeReason));
        SnoozedUntil = until;
    }

    /// <exception cref="ArgumentException">The owner asks themselves, or the words are too long.</exception>
    public UpdateRequest AskForUpdate(UserId by, string? words, DateTime utc)
    {
        var request = UpdateRequest.Ask(by, OwnerId, words, utc);
        updateRequests.Add(request);
        return request;
    }

    /// <summary>When the next one is due if this one is done today: never in the past; <see langword="null"/> when it does not recur.</summary>
    /// <param name="today">The day in the unit's zone.</param>
    public DateOnly? NextDue(DateOnly today)
    {
        var due = Recurrence.After(DueOn);
        while (due < today) due = Recurrence.After(due.Value);
        return due;
    }

    /// <summary>The next one of a recurring follow-up that was done; <see langword="null"/> when it does not recur.</summary>
    /// <param name="today">The day in the unit's zone.</param>
    public FollowUp? Next(string reference, DateOnly today, DateTime utc)
    {
        if (NextDue(today) is not { } due) return null;
        var next = Open(reference, Action, OwnerId, due, Engagement, Commitment, DrafterId, utc, Marking);
        (next.Recurrence, next.ContinuesId) = (Recurrence, Id);
        if (Reminders is not null) next.Remind(Reminders.Plan);
        return next;
    }

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
