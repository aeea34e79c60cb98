using EngagementTracker.Domain.Merges;

namespace EngagementTracker.Domain.Parties;

public readonly record struct PartyId(long Value);

/// <summary>Stored by number: add at the end.</summary>
public enum PartyKind
{
    State,
    Territory,
    Organisation,
}

/// <summary>A state or an organisation that takes part, with its code: ISO 3166-1 alpha-2 or an acronym.</summary>
public sealed class Party : IMergeable
{
    public const int CodeLimit = 16;
    public const int NameLimit = 160;
    public const int AliasesLimit = 30;

    private Party() { }

    public PartyId Id { get; private set; }
    public string Code { get; private set; } = "";
    public PartyKind Kind { get; private set; }
    public string Name { get; private set; } = "";
    public string OfficialName { get; private set; } = "";

    /// <summary>The adjective: "Kenyan". Organisations have none.</summary>
    public string? Demonym { get; private set; }

    /// <summary>The capital, or an organisation's seat.</summary>
    public string? Capital { get; private set; }

    /// <summary>The capital's zone, IANA.</summary>
    public string? TimeZone { get; private set; }

    public IReadOnlyList<string> Aliases { get; private set; } = [];
    public string SearchKey { get; private set; } = "";
    public int Version { get; private set; }

    /// <summary>The same party, which is kept; this one is hidden.</summary>
    public PartyId? MergedIntoId { get; private set; }

    /// <exception cref="ArgumentException">A text is empty or too long, or the zone is unknown.</exception>
    public static Party Create(string code, PartyKind kind, PartyDetails details)
    {
        var party = new Party { Code = Text.Required(code, CodeLimit, nameof(Code)).ToUpperInvariant(), Kind = kind };
        party.Describe(details);
        return party;
    }

    /// <exception cref="ArgumentException">A text is empty or too long, or the zone is unknown.</exception>
    public void Describe(PartyDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        Name = Text.Required(details.Name, NameLimit, nameof(Name));
        OfficialName = Text.Limited(details.OfficialName, NameLimit, nameof(OfficialName)) ?? Name;
        Demonym = Text.Limited(details.Demonym, NameLimit, nameof(Demonym));
        Capital = Text.Limited(details.Capital, NameLimit, nameof(Capital));
        TimeZone = Text.CleanOrNull(details.TimeZone) is { } zone ? Zone.Known(zone) : null;
        Aliases = AliasList.Clean(details.Aliases, NameLimit, AliasesLimit);
        SearchKey = Text.SearchKey([Code, Name, OfficialName, Demonym, .. Aliases]);
    }

    MergedKind IMergeable.Kind => MergedKind.Party;
    long IMergeable.Number => Id.Value;
    string IMergeable.Key => Code;
    IEnumerable<string> IMergeable.Names => [Code, Name, OfficialName, .. Demonym is null ? (string[])[] : [Demonym], .. Aliases];
    int IMergeable.MostAliases => AliasesLimit;
    void IMergeable.BeCalled(IReadOnlyList<string> aliases) => Describe(new PartyDetails(Name, OfficialName, Demonym, Capital, TimeZone, aliases));
    void IMergeable.StandBehind(long? kept) => MergedIntoId = kept is { } id ? new PartyId(id) : null;
}

public sealed record PartyDetails(
    string Name, string? OfficialName, string? Demonym, string? Capital, string? TimeZone, IReadOnlyList<string> Aliases);
