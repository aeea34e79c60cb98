using EngagementTracker.Domain.Commitments;

namespace EngagementTracker.Domain.Calendar;

public readonly record struct CalendarEventId(long Value);

/// <summary>An occasion before which something is due, such as a summit. It is no secret: what hangs on it is as secret as its own record.</summary>
public sealed class CalendarEvent : IVersioned
{
    public const int NameLimit = Deadline.EventLimit;
    public const int PlaceLimit = 200;

    private CalendarEvent() { }

    public CalendarEventId Id { get; private set; }
    public string Name { get; private set; } = "";
    public string? Place { get; private set; }

    /// <summary>The day on which it begins, there where it takes place; <see langword="null"/> while nobody has set it.</summary>
    public DateOnly? On { get; private set; }

    public int Version { get; private set; }

    /// <exception cref="ArgumentException">The name is empty, or a text is too long.</exception>
    public static CalendarEvent Plan(string name, DateOnly? on, string? place)
    {
        var planned = new CalendarEvent { On = on };
        planned.Describe(name, place);
        return planned;
    }

    /// <summary>Sets name and place. A deadline keeps the name under which it was recorded.</summary>
    /// <exception cref="ArgumentException">The name is empty, or a text is too long.</exception>
    public void Describe(string name, string? place)
    {
        Name = Text.Required(name, NameLimit, nameof(Name));
        Place = Text.Limited(place, PlaceLimit, nameof(Place));
    }

    /// <summary>Moves it to another day, or to a day that is not set yet. What hangs on it is moved by its own record.</summary>
    public void Move(DateOnly? on) => On = on;
}
