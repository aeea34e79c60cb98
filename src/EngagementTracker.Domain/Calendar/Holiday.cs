using EngagementTracker.Domain.Access;

namespace EngagementTracker.Domain.Calendar;

public readonly record struct HolidayId(long Value);

/// <summary>A day on which a unit does not work, beside its weekly days of rest.</summary>
public sealed class Holiday
{
    public const int NameLimit = 120;

    private Holiday() { }

    public HolidayId Id { get; private set; }
    public UnitId UnitId { get; private set; }
    public DateOnly On { get; private set; }
    public string Name { get; private set; } = "";

    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    internal static Holiday Create(DateOnly on, string name) => new() { On = on, Name = Text.Required(name, NameLimit, nameof(Name)) };
}
