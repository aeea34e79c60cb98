using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.People;
using EngagementTracker.Domain.Topics;

namespace EngagementTracker.Readouts;

/// <summary>The parties, people and topics that a ministry knows. People and topics may be empty.</summary>
public sealed record Gazetteer(IReadOnlyList<KnownParty> Parties, IReadOnlyList<KnownPerson> People, IReadOnlyList<KnownTopic> Topics);

/// <param name="TimeZone">The capital's zone, IANA.</param>
public sealed record KnownParty(
    string Code, PartyKind Kind, string Name, string? OfficialName, string? Demonym, string? Capital, string? TimeZone, IReadOnlyList<string> Aliases);

/// <param name="Party">The code of the party for which the person speaks.</param>
public sealed record KnownPerson(PersonId Id, string Name, IReadOnlyList<string> Aliases, string Party, IReadOnlyList<KnownOffice> Offices);

/// <summary>A title held from one day to another; <see langword="null"/> is open.</summary>
public sealed record KnownOffice(string Title, string Party, DateOnly? From, DateOnly? To);

public sealed record KnownTopic(TopicId Id, string Name, IReadOnlyList<string> Aliases);
