namespace EngagementTracker.Domain.Calendar;

/// <summary>The days of a week, for a unit's days of rest. Stored by number.</summary>
[Flags]
public enum Weekdays
{
    None = 0,
    Sunday = 1 << DayOfWeek.Sunday,
    Monday = 1 << DayOfWeek.Monday,
    Tuesday = 1 << DayOfWeek.Tuesday,
    Wednesday = 1 << DayOfWeek.Wednesday,
    Thursday = 1 << DayOfWeek.Thursday,
    Friday = 1 << DayOfWeek.Friday,
    Saturday = 1 << DayOfWeek.Saturday,
    All = (1 << 7) - 1,
}

/// <summary>On which days a unit works.</summary>
public sealed class WorkingDays
{
    private readonly Weekdays rest;
    private readonly HashSet<DateOnly> holidays;

    /// <exception cref="ArgumentException">No day of the week is left to work on.</exception>
    public WorkingDays(Weekdays rest, IEnumerable<DateOnly> holidays)
    {
        if ((rest & Weekdays.All) == Weekdays.All) throw new ArgumentException("A unit works on at least one day of the week.", nameof(rest));
        this.rest = rest;
        this.holidays = [.. holidays];
    }

    public bool Include(DateOnly day) => !rest.HasFlag((Weekdays)(1 << (int)day.DayOfWeek)) && !holidays.Contains(day);

    /// <summary>The day itself when the unit works on it, or else the last one before on which it does.</summary>
    public DateOnly OnOrBefore(DateOnly day)
    {
        while (!Include(day)) day = day.AddDays(-1);
        return day;
    }

    /// <summary>So many working days later; 0 is the day itself, or the next on which the unit works.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public DateOnly After(DateOnly day, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        while (count > 0 || !Include(day))
        {
            day = day.AddDays(1);
            if (Include(day) && count > 0) count--;
        }
        return day;
    }
}
