using EngagementTracker.Domain.Parties;

namespace EngagementTracker.Domain.People;

public readonly record struct OfficeId(long Value);

/// <summary>A title held at a party from one date to another: "Secretary of State, US, from 2025-01-21".</summary>
public sealed class Office
{
    public const int TitleLimit = 200;

    private Office() { }

    public OfficeId Id { get; private set; }
    public PersonId PersonId { get; private set; }
    public PartyId PartyId { get; private set; }
    public string Title { get; private set; } = "";

    /// <summary>First day in office; <see langword="null"/> when not known.</summary>
    public DateOnly? From { get; private set; }

    /// <summary>Last day in office; <see langword="null"/> while it lasts, or when not known.</summary>
    public DateOnly? To { get; private set; }

    internal static Office Create(string title, PartyId partyId, DateOnly? from, DateOnly? to)
    {
        var office = new Office();
        office.Correct(title, partyId, from, to);
        return office;
    }

    /// <exception cref="ArgumentException">The title is empty or too long, or the end is before the start.</exception>
    public void Correct(string title, PartyId partyId, DateOnly? from, DateOnly? to)
    {
        if (from > to) throw new ArgumentException("The office ends before it begins.", nameof(to));
        Title = Text.Required(title, TitleLimit, nameof(Title));
        PartyId = partyId;
        From = from;
        To = to;
    }

    public bool HeldOn(DateOnly day) => (From is null || From <= day) && (To is null || day <= To);
}
