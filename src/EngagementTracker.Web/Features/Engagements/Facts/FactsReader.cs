using EngagementTracker.Domain;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.People;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Engagements.Facts;

/// <summary>Turns a form without errors into the facts of an engagement. Whom and what it names for the first time is put on record with it.</summary>
public static class FactsReader
{
    /// <exception cref="ArgumentException">The form has an error that its validator would have named.</exception>
    public static async Task<EngagementFacts> ReadAsync(
        TrackerDbContext db, EngagementForm form, DateOnly today, Ministry ministry, CancellationToken cancellation)
    {
        var when = new EventTime(
            form.DateOn(today) ?? throw new ArgumentException("There is no date.", nameof(form)),
            form.TimeZone!, EngagementForm.TimeOf(form.Start), EngagementForm.TimeOf(form.End));
        var people = form.Participants.ConvertAll(p => (Form: p, New: p.Person.Id is null ? NewPerson(p) : null));
        db.People.AddRange(people.Select(p => p.New).OfType<Person>());
        var topics = await TopicsAsync(db, form, cancellation);
        await db.SaveChangesAsync(cancellation); // gives the new ones their keys
        return new EngagementFacts(
            form.Kind, form.Channel, form.State, when, form.Place, form.Summary ?? "", ministry.HomeParty,
            [.. form.Parties.Select(p => p.Id)],
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
    private static async Task<List<(TopicId? Id, Topic? New)>> TopicsAsync(TrackerDbContext db, EngagementForm form, CancellationToken cancellation)
    {
        var topics = new List<(TopicId? Id, Topic? New)>();
        foreach (var choice in form.Topics.DistinctBy(t => t.Id is { } id ? id.Value.ToString() : Topic.SlugOf(t.Name)))
        {
            var slug = choice.Id is null ? Topic.SlugOf(choice.Name) : null;
            var known = choice.Id ?? await db.Topics.Where(t => t.Slug == slug).Select(t => (TopicId?)t.Id).FirstOrDefaultAsync(cancellation);
            var added = known is null ? db.Topics.Add(Topic.Create(choice.Name)).Entity : null;
            topics.Add((known, added));
        }
        return topics;
    }
}
