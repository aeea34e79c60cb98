using EngagementTracker.Domain;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.People;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Engagements.Facts;

/// <summary>A form without errors on its way to an engagement: whom and what it names for the first time comes on record with it.</summary>
public sealed class NamedFacts
{
    private readonly EngagementForm form;
    private readonly List<(ParticipantForm Form, Person? New)> people;
    private readonly List<(TopicId? Id, Topic? New)> topics;

    private NamedFacts(EngagementForm form, List<(ParticipantForm Form, Person? New)> people, List<(TopicId? Id, Topic? New)> topics) =>
        (this.form, this.people, this.topics) = (form, people, topics);

    /// <summary>Adds the new people and topics to the context; saving it gives them the keys that <see cref="ToFacts"/> needs.</summary>
    public static async Task<NamedFacts> AddNewAsync(TrackerDbContext db, EngagementForm form, CancellationToken cancellation)
    {
        var people = form.Participants.ConvertAll(p => (Form: p, New: p.Person.Id is null ? NewPerson(p) : null));
        db.People.AddRange(people.Select(p => p.New).OfType<Person>());
        return new NamedFacts(form, people, await AddTopicsAsync(db, form, cancellation));
    }

    /// <exception cref="ArgumentException">The form has an error that its validator would have named.</exception>
    public EngagementFacts ToFacts(DateOnly today, PartyId homeParty)
    {
        var date = form.DateOn(today) ?? throw new ArgumentException("There is no date.", nameof(today));
        return new EngagementFacts(
            form.Kind, form.Channel, form.State,
            new EventTime(date, form.TimeZone!, EngagementForm.TimeOf(form.Start), EngagementForm.TimeOf(form.End)),
            form.Place, form.Summary ?? "", homeParty, [.. form.Parties.Select(p => p.Id)],
            [.. people.Select(p => new ParticipantFacts(p.New?.Id ?? p.Form.Person.Id!.Value, p.Form.PartyId, p.Form.Role, p.Form.Capacity))],
            [.. topics.Select(t => t.New?.Id ?? t.Id!.Value)]);
    }

    private static Person NewPerson(ParticipantForm participant)
    {
        var person = Person.Create(participant.Person.Name, participant.PartyId);
        if (Text.CleanOrNull(participant.Capacity) is { } title) person.Appoint(title, participant.PartyId, from: null);
        return person;
    }

    /// <summary>A new topic whose name is taken meanwhile is that topic.</summary>
    private static async Task<List<(TopicId? Id, Topic? New)>> AddTopicsAsync(TrackerDbContext db, EngagementForm form, CancellationToken cancellation)
    {
        var topics = new List<(TopicId? Id, Topic? New)>();
        foreach (var choice in form.Topics.DistinctBy(t => t.Id is { } id ? id.Value.ToString() : Topic.SlugOf(t.Name)))
        {
            var slug = choice.Id is null ? Topic.SlugOf(choice.Name) : null;
            var known = choice.Id ?? await db.Topics.Where(t => t.Slug == slug).Select(t => (TopicId?)t.Id).FirstOrDefaultAsync(cancellation);
            topics.Add((known, known is null ? db.Topics.Add(Topic.Create(choice.Name)).Entity : null));
        }
        return topics;
    }
}
