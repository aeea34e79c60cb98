using EngagementTracker.Domain.FollowUps;

namespace EngagementTracker.Domain.Reminders;

public readonly record struct ReminderRuleId(long Value);

// Stored by number: add at the end.
public enum RemindedKind
{
    FollowUp,
    Commitment,
}

/// <summary>The plan of one follow-up, or of all of a kind that have none of their own.</summary>
public sealed class ReminderRule : IVersioned
{
    private ReminderRule() { }

    public ReminderRuleId Id { get; private set; }
    public RemindedKind Kind { get; private set; }

    /// <summary>The follow-up whose own rule it is; <see langword="null"/> for the rule of the kind.</summary>
    public FollowUpId? FollowUpId { get; private set; }

    public ReminderPlan Plan { get; private set; } = null!;
    public int Version { get; private set; }

    public static ReminderRule For(RemindedKind kind, ReminderPlan plan) => new() { Kind = kind, Plan = plan with { } };

    internal static ReminderRule Own(ReminderPlan plan) => new() { Kind = RemindedKind.FollowUp, Plan = plan with { } };

    public void Change(ReminderPlan plan) => Plan = plan with { };
}
