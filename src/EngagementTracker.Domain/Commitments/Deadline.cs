using EngagementTracker.Domain.Calendar;

namespace EngagementTracker.Domain.Commitments;

// Stored by number: add at the end.
public enum DeadlineKind
{
    /// <summary>A proper value: nobody said when.</summary>
    NoneStated,

    /// <summary>A date that the obligor said.</summary>
    Stated,

    /// <summary>A date that our side set.</summary>
    Proposed,

    /// <summary>Before or at an event: "before the EAC summit".</summary>
    Event,

    /// <summary>Has no end: "will stay in close contact".</summary>
    Continuing,
}

/// <summary>When a commitment is to be kept. Only a date can be overdue.</summary>
public sealed record Deadline
{
    public const int EventLimit = 200;

    private Deadline() { }

    public DeadlineKind Kind { get; private set; }

    /// <summary>A day in the responsible unit's zone: stated, proposed, or that of the event.</summary>
    public DateOnly? Date { get; private set; }

    public string? Event { get; private set; }

    /// <summary>The event in the calendar, which gives the date; <see langword="null"/> for one that is known by name only.</summary>
    public CalendarEventId? EventId { get; private set; }

    public static Deadline NoneStated { get; } = new();
    public static Deadline Continuing { get; } = new() { Kind = DeadlineKind.Continuing };

    public static Deadline Stated(DateOnly date) => new() { Kind = DeadlineKind.Stated, Date = date };
    public static Deadline Proposed(DateOnly date) => new() { Kind = DeadlineKind.Proposed, Date = date };

    /// <exception cref="ArgumentException">The event is empty or too long.</exception>
    public static Deadline AtEvent(string name) =>
        new() { Kind = DeadlineKind.Event, Event = Text.Required(name, EventLimit, nameof(Event)) };

    /// <summary>On the day of an event in the calendar, if it has one yet.</summary>
    public static Deadline Before(CalendarEvent occasion)
    {
        ArgumentNullException.ThrowIfNull(occasion);
        return new Deadline { Kind = DeadlineKind.Event, Event = occasion.Name, EventId = occasion.Id, Date = occasion.On };
    }

    /// <summary>The same deadline, on the day that its event has now. It keeps the name under which it was recorded.</summary>
    /// <exception cref="ArgumentException">It hangs on another event, or on none.</exception>
    internal Deadline MovedWith(CalendarEvent occasion) => EventId == occasion.Id
        ? this with { Date = occasion.On }
        : throw new ArgumentException("The deadline does not hang on this event.", nameof(occasion));

    /// <summary>The deadline of a kind; what the kind does not use is left out.</summary>
    /// <exception cref="ArgumentException">The kind needs a date or an event and has none.</exception>
    public static Deadline Of(DeadlineKind kind, DateOnly? date, string? atEvent) => kind switch
    {
        DeadlineKind.NoneStated => NoneStated with { },
        DeadlineKind.Continuing => Continuing with { },
        DeadlineKind.Event => AtEvent(atEvent ?? ""),
        DeadlineKind.Stated => Stated(date ?? throw new ArgumentException("A stated deadline needs a date.", nameof(date))),
        DeadlineKind.Proposed => Proposed(date ?? throw new ArgumentException("A proposed deadline needs a date.", nameof(date))),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <param name="today">The day in the responsible unit's zone.</param>
    public bool IsOverdue(DateOnly today) => Date < today;
}
