using System.Globalization;
using EngagementTracker.Domain.Merges;
using EngagementTracker.Domain.Parties;

namespace EngagementTracker.Domain.People;

public readonly record struct PersonId(long Value);

/// <summary>Someone who takes part in engagements, with the offices held over time.</summary>
public sealed class Person : IMergeable
{
    public const int NameLimit = 160;
    public const int AliasesLimit = 20;

    private readonly List<Office> offices = [];

    private Person() { }

    public PersonId Id { get; private set; }

    /// <summary>The fullest form, without title or honorific.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The party for which the person speaks now.</summary>
    public PartyId PartyId { get; private set; }

    public IReadOnlyList<string> Aliases { get; private set; } = [];
    public IReadOnlyList<Office> Offices => offices;
    public string SearchKey { get; private set; } = "";
    public int Version { get; private set; }

    /// <summary>The same person, whose record is kept; this one is hidden.</summary>
    public PersonId? MergedIntoId { get; private set; }

    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    public static Person Create(string name, PartyId partyId, IReadOnlyList<string>? aliases = null)
    {
        var person = new Person();
        person.Describe(name, partyId, aliases ?? []);
        return person;
    }

    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    public void Describe(string name, PartyId partyId, IReadOnlyList<string> aliases)
    {
        Name = Text.Required(name, NameLimit, nameof(Name));
        PartyId = partyId;
        Aliases = AliasList.Clean(aliases, NameLimit, AliasesLimit);
        SearchKey = Text.SearchKey([Name, .. NameParts(Name), .. Aliases]);
    }

    /// <summary>Records that the person holds a title at a party, from one day to another; either end may be unknown.</summary>
    /// <exception cref="ArgumentException">The title is empty or too long, or the end is before the start.</exception>
    public Office Appoint(string title, PartyId partyId, DateOnly? from, DateOnly? to = null)
    {
        var office = Office.Create(title, partyId, from, to);
        offices.Add(office);
        return office;
    }

    public void RemoveOffice(OfficeId id) => offices.RemoveAll(o => o.Id == id);

    /// <summary>The offices held that day, the latest begun first.</summary>
    public IEnumerable<Office> OfficesOn(DateOnly day) =>
        offices.Where(o => o.HeldOn(day)).OrderByDescending(o => o.From ?? DateOnly.MinValue);

    MergedKind IMergeable.Kind => MergedKind.Person;
    long IMergeable.Number => Id.Value;
    string IMergeable.Key => Id.Value.ToString(CultureInfo.InvariantCulture);
    IEnumerable<string> IMergeable.Names => [Name, .. Aliases];
    int IMergeable.MostAliases => AliasesLimit;
    void IMergeable.BeCalled(IReadOnlyList<string> aliases) => Describe(Name, PartyId, aliases);
    void IMergeable.StandBehind(long? kept) => MergedIntoId = kept is { } id ? new PersonId(id) : null;

    /// <summary>Each later word of the name begins a search line of its own, so that "Rub" finds Marco Rubio.</summary>
    private static IEnumerable<string> NameParts(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Enumerable.Range(1, words.Length - 1).Select(i => string.Join(' ', words[i..]));
    }
}
