using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.People;
using EngagementTracker.Domain.Topics;

namespace EngagementTracker.Domain.Engagements;

/// <summary>A person in an engagement, with the side, the capacity held that day and the role.</summary>
public sealed class Participant
{
    private Participant() { }

    public ParticipantId Id { get; private set; }
    public EngagementId EngagementId { get; private set; }
    public PersonId PersonId { get; private set; }
    public PartyId PartyId { get; private set; }
    public Side Side { get; private set; }
    public ParticipantRole Role { get; private set; }

    /// <summary>The office as it was called that day; kept here, because offices change.</summary>
    public string? Capacity { get; private set; }

    internal static Participant Create(ParticipantFacts facts, Side side)
    {
        var participant = new Participant { PersonId = facts.Person };
        participant.Describe(facts, side);
        return participant;
    }

    internal void Describe(ParticipantFacts facts, Side side)
    {
        PartyId = facts.Party;
        Side = side;
        Role = facts.Role;
        Capacity = Text.Limited(facts.Capacity, Office.TitleLimit, nameof(Capacity));
    }
}

/// <summary>A party's place in an engagement.</summary>
public sealed class EngagementParty(PartyId partyId, Side side)
{
    public EngagementId EngagementId { get; private set; }
    public PartyId PartyId { get; private set; } = partyId;
    public Side Side { get; private set; } = side;
}

/// <summary>A topic of an engagement.</summary>
public sealed class EngagementTopic(TopicId topicId)
{
    public EngagementId EngagementId { get; private set; }
    public TopicId TopicId { get; private set; } = topicId;
}
