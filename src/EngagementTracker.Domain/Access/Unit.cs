namespace EngagementTracker.Domain.Access;

public readonly record struct UnitId(long Value);

/// <summary>A desk, department or post of our own ministry. Due dates of its records are dates in its zone.</summary>
public sealed class Unit
{
    public const int CodeLimit = 12;
    public const int NameLimit = 120;

    private Unit() { }

    public UnitId Id { get; private set; }
    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";

    /// <summary>IANA identifier, "Africa/Nairobi".</summary>
    public string TimeZone { get; private set; } = "";

    /// <exception cref="ArgumentException">A text is empty or too long, or the zone is unknown.</exception>
    public static Unit Create(string code, string name, string timeZone) => new()
    {
        Code = Text.Required(code, CodeLimit, nameof(Code)),
        Name = Text.Required(name, NameLimit, nameof(Name)),
        TimeZone = Zone.Known(timeZone),
    };
}
