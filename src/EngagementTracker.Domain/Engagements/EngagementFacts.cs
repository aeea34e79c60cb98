using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.People;
using EngagementTracker.Domain.Topics;

namespace EngagementTracker.Domain.Engagements;

/// <summary>What is to stand on record about an engagement.</summary>
public sealed record EngagementFacts(
    EngagementKind Kind,
    Channel Channel,
    EngagementState State,
    EventTime When,
    string? Place,
    string Summary,
    PartyId HomeParty,
    IReadOnlyList<PartyId> TheirParties,
    IReadOnlyList<ParticipantFacts> Participants,
    IReadOnlyList<TopicId> Topics);

/// <param name="Capacity">The office in which the person spoke that day.</param>
public sealed record ParticipantFacts(PersonId Person, PartyId Party, ParticipantRole Role, string? Capacity);

/// <param name="IssuerPartyId">The party that issued it; <see langword="null"/> for the press.</param>
/// <param name="PublishedUtc">When it was published, if the minute is known.</param>
public sealed record AccountFacts(
    AccountTier Tier, PartyId? IssuerPartyId, string Issuer, DateOnly? PublishedOn, DateTime? PublishedUtc, Uri? Source, string Text,
    Marking Marking = Marking.Unclassified);
