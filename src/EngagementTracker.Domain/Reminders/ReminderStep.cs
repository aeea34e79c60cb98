namespace EngagementTracker.Domain.Reminders;

/// <summary>What a step says to whom, the less urgent first.</summary>
public enum ReminderKind
{
    /// <summary>To the owner, some days before.</summary>
    Lead,

    /// <summary>To the owner, on the day itself.</summary>
    Due,

    /// <summary>To the owner, while it is late.</summary>
    Late,

    /// <summary>To the head of the unit.</summary>
    Head,

    /// <summary>To everybody of the chosen role.</summary>
    Role,
}

/// <summary>That somebody is to be told on a day.</summary>
/// <param name="Days">How many days before the due date the plan asks for it, or how many days late it is.</param>
/// <param name="On">The day: the plan's, or the last working day before it.</param>
public sealed record ReminderStep(ReminderKind Kind, int Days, DateOnly On)
{
    public bool IsForOwner => Kind <= ReminderKind.Late;

    /// <summary>Whether this one is told instead of another that came to the same person.</summary>
    public bool Outranks(ReminderStep? other) => other is null || On > other.On
        || (On == other.On && (Kind > other.Kind || (Kind == other.Kind && (Kind == ReminderKind.Lead ? Days < other.Days : Days > other.Days))));
}
