using EngagementTracker.Domain.Calendar;

namespace EngagementTracker.Domain.Access;

public readonly record struct UnitId(long Value);

/// <summary>A desk, department or post of our own ministry. Due dates of its records are dates in its zone.</summary>
public sealed class Unit : IVersioned
{
    public const int CodeLimit = 12;
    public const int NameLimit = 120;

    private readonly List<Holiday> holidays = [];

    private Unit() { }

    public UnitId Id { get; private set; }
    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";

    /// <summary>IANA identifier, "Africa/Nairobi".</summary>
    public string TimeZone { get; private set; } = "";

    /// <summary>Always reads the unit's records, and may break the glass of others.</summary>
    public UserId? HeadId { get; private set; }

    /// <summary>The days of each week on which it does not work.</summary>
    public Weekdays RestDays { get; private set; } = Weekdays.Saturday | Weekdays.Sunday;

    public IReadOnlyList<Holiday> Holidays => holidays;
    public int Version { get; private set; }

    /// <exception cref="ArgumentException">A text is empty or too long, or the zone is unknown.</exception>
    public static Unit Create(string code, string name, string timeZone)
    {
        var unit = new Unit { Code = Text.Required(code, CodeLimit, nameof(Code)) };
        unit.Describe(name, timeZone);
        return unit;
    }

    /// <summary>Sets name and zone; the code stays, because records and people know the unit by it.</summary>
    /// <exception cref="ArgumentException">The name is empty or too long, or the zone is unknown.</exception>
    public void Describe(string name, string timeZone)
    {
        Name = Text.Required(name, NameLimit, nameof(Name));
        TimeZone = Zone.Known(timeZone);
    }

    /// <summary>Puts somebody at the head of the unit, or nobody.</summary>
    public void Appoint(UserId? head) => HeadId = head;

    /// <exception cref="ArgumentException">No day of the week is left to work on.</exception>
    public void Rest(Weekdays days)
    {
        _ = new WorkingDays(days, []);
        RestDays = days;
    }

    /// <exception cref="ArgumentException">The day is a holiday already, or the name is empty or too long.</exception>
    public void AddHoliday(DateOnly on, string name)
    {
        if (holidays.Exists(h => h.On == on)) throw new ArgumentException("The day is a holiday already.", nameof(on));
        holidays.Add(Holiday.Create(on, name));
    }

    public void RemoveHoliday(HolidayId id) => holidays.RemoveAll(h => h.Id == id);
}
