namespace EngagementTracker.Domain.Commitments;

/// <summary>How a commitment stands against its date: computed, never set.</summary>
public enum ScheduleStanding
{
    OnTime,

    /// <summary>Falls due today or within the next <see cref="Schedule.DueWithinDays"/> days.</summary>
    Due,
    Late,

    /// <summary>Has no date to measure against.</summary>
    Undated,
}

public static class Schedule
{
    public const int DueWithinDays = 7;

    /// <param name="endedOn">The day on which it ended, if it has: what is over is measured by that day.</param>
    /// <param name="today">The day in the responsible unit's zone.</param>
    public static ScheduleStanding Of(DateOnly? deadline, DateOnly? endedOn, DateOnly today) => deadline is not { } date ? ScheduleStanding.Undated
        : (endedOn ?? today) > date ? ScheduleStanding.Late
        : endedOn is null && date <= today.AddDays(DueWithinDays) ? ScheduleStanding.Due
        : ScheduleStanding.OnTime;
}
