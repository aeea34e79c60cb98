namespace EngagementTracker.Domain.Engagements;

/// <summary>When an engagement took place, as precisely as it is known: a day, or a day with clock times, in the place's own zone.</summary>
public sealed record EventTime
{
    private EventTime() { }

    /// <exception cref="ArgumentException">The zone is unknown, an end stands without a start, or the end is before the start.</exception>
    public EventTime(DateOnly date, string timeZone, TimeOnly? start = null, TimeOnly? end = null)
    {
        if (end is not null && start is null) throw new ArgumentException("An end needs a start.", nameof(end));
        if (end < start) throw new ArgumentException("The end is before the start.", nameof(end));
        Date = date;
        TimeZone = Zone.Known(timeZone);
        Start = start;
        End = end;
    }

    public DateOnly Date { get; private set; }

    /// <summary>Clock time at the place; <see langword="null"/> when only the day is known.</summary>
    public TimeOnly? Start { get; private set; }

    public TimeOnly? End { get; private set; }

    /// <summary>The place's zone, IANA.</summary>
    public string TimeZone { get; private set; } = "";

    /// <summary>A day is in the future when it has not begun at the place; a minute, when it has not come.</summary>
    public bool IsAfter(DateTime utc) =>
        Start is { } start ? Zone.ToUtc(Date, start, TimeZone) > utc : Date > Zone.DayAt(utc, TimeZone);
}
