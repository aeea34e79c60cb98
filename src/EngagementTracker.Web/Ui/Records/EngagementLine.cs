using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.People;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Web.Data;

namespace EngagementTracker.Web.Ui.Records;

/// <summary>An engagement in the thread of a party, a person or a topic.</summary>
public sealed record EngagementLine(
    string Reference, EngagementKind Kind, EngagementState State, string Counterpart,
    EventTime When, string Summary, Marking Marking);

public static class EngagementLines
{
    /// <summary>How much of a summary a line can show.</summary>
    private const int SummaryStart = 240;

    /// <summary>Newest first.</summary>
    public static IQueryable<EngagementLine> ToLines(this IQueryable<Engagement> engagements, TrackerDbContext db) => engagements
        .OrderByDescending(e => e.When.Date).ThenByDescending(e => e.Id)
        .Select(e => new EngagementLine(
            e.Reference, e.Kind, e.State, db.Parties.First(p => p.Id == e.CounterpartId).Name,
            e.When, e.Summary.Substring(0, SummaryStart), e.Marking));

    public static IQueryable<Engagement> Of(this IQueryable<Engagement> engagements, TrackerDbContext db, PartyId party)
    {
        var theirs = db.Set<EngagementParty>().Where(p => p.PartyId == party).Select(p => p.EngagementId);
        return engagements.Where(e => theirs.Contains(e.Id));
    }

    public static IQueryable<Engagement> Of(this IQueryable<Engagement> engagements, TrackerDbContext db, PersonId person)
    {
        var theirs = db.Set<Participant>().Where(p => p.PersonId == person).Select(p => p.EngagementId);
        return engagements.Where(e => theirs.Contains(e.Id));
    }

    public static IQueryable<Engagement> Of(this IQueryable<Engagement> engagements, TrackerDbContext db, TopicId topic)
    {
        var theirs = db.Set<EngagementTopic>().Where(t => t.TopicId == topic).Select(t => t.EngagementId);
        return engagements.Where(e => theirs.Contains(e.Id));
    }
}
