using EngagementTracker.Domain.Engagements;
using EngagementTracker.Readouts;
using EngagementTracker.Web.Data.Lookups;
using EngagementTracker.Web.Features.Engagements.Facts;

namespace EngagementTracker.Web.Features.Engagements.PasteReadout;

/// <summary>Two or more people on record may be meant by a name: the writer says which.</summary>
/// <param name="candidates">Those on record, and at the end somebody new of that name.</param>
/// <param name="role">The role that is kept free for the one who is chosen.</param>
public sealed class PersonQuestion(FoundParticipant found, IReadOnlyList<PersonChoice> candidates, ParticipantRole role)
{
    public FoundParticipant Found => found;

    public IReadOnlyList<PersonChoice> Candidates => candidates;

    /// <summary>The one chosen, as a participant of the form.</summary>
    public ParticipantForm? Participant { get; private set; }

    /// <summary>Answered that the person did not take part.</summary>
    public bool IsLeftOut { get; private set; }

    public bool IsAnswered => Participant is not null || IsLeftOut;

    /// <summary>The answer of an earlier day stands again.</summary>
    internal void AnswerAgain(ParticipantForm? participant) => (Participant, IsLeftOut) = (participant, participant is null);

    /// <param name="choice">The one who is meant; <see langword="null"/> leaves the person out.</param>
    internal ParticipantForm? Answer(PersonChoice? choice, DateOnly? day)
    {
        IsLeftOut = choice is null;
        return Participant = choice is null ? null : new ParticipantForm
        {
            Person = choice,
            Role = role,
            Capacity = found.Title ?? (day is { } on ? choice.TitleOn(on) : null),
            CapacityIsOurs = found.Title is null,
        };
    }
}
