namespace EngagementTracker.Domain.FollowUps;

// Stored by number: add at the end.
public enum Recurrence
{
    Once,
    Daily,
    Weekly,

    /// <summary>On the same weekday of the month: the second Tuesday, or the last one where there is no fifth.</summary>
    Monthly,
    Quarterly,
}

public static class Recurrences
{
    /// <summary>When the next one is due; <see langword="null"/> when there is none.</summary>
    public static DateOnly? After(this Recurrence recurrence, DateOnly due) => recurrence switch
    {
        Recurrence.Once => null,
        Recurrence.Daily => due.AddDays(1),
        Recurrence.Weekly => due.AddDays(7),
        Recurrence.Monthly => SameWeekday(due, months: 1),
        Recurrence.Quarterly => SameWeekday(due, months: 3),
        _ => throw new ArgumentOutOfRangeException(nameof(recurrence)),
    };

    private static DateOnly SameWeekday(DateOnly due, int months)
    {
        var first = new DateOnly(due.Year, due.Month, 1).AddMonths(months);
        var day = first.AddDays(((int)due.DayOfWeek - (int)first.DayOfWeek + 7) % 7 + ((due.Day - 1) / 7 * 7));
        return day.Month == first.Month ? day : day.AddDays(-7);
    }
}
