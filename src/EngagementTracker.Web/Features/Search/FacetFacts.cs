using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Search;

/// <summary>What one text has by its record, in the sense in which the fields of a search ask for it.</summary>
internal sealed record FacetFact(IReadOnlyCollection<PartyId> Parties, IReadOnlyCollection<TopicId> Topics, int Year, IReadOnlyCollection<SearchState> States);

/// <summary>Reads the facts of texts by the records to which they belong.</summary>
internal sealed class FacetFacts
{
    private readonly List<FacetFact> each = [];

    private FacetFacts() { }

    /// <summary>One for each text.</summary>
    public IReadOnlyList<FacetFact> Each => each;

    public static async Task<FacetFacts> ReadAsync(TrackerDbContext db, IReadOnlyCollection<TextOwner> owners, DueCalendar calendar, CancellationToken cancellation)
    {
        var facts = new FacetFacts();
        var followUps = await FollowUpsAsync(db, [.. owners.Select(o => o.FollowUp).OfType<FollowUpId>().Distinct()], cancellation);
        List<EngagementId> engagements = [.. owners.Select(o => o.Engagement).OfType<EngagementId>().Concat(followUps.Values.Where(f => f.CommitmentId is null).Select(f => f.EngagementId)).Distinct()];
        List<CommitmentId> commitments = [.. owners.Select(o => o.Commitment).OfType<CommitmentId>().Concat(followUps.Values.Select(f => f.CommitmentId).OfType<CommitmentId>()).Distinct()];

        var parties = (await db.Set<EngagementParty>().Where(p => engagements.Contains(p.EngagementId)).Select(p => new { p.EngagementId, p.PartyId }).Distinct()
            .ToListAsync(cancellation)).ToLookup(p => p.EngagementId, p => p.PartyId);
        var topics = (await db.Set<EngagementTopic>().Where(t => engagements.Contains(t.EngagementId)).Select(t => new { t.EngagementId, t.TopicId }).Distinct()
            .ToListAsync(cancellation)).ToLookup(t => t.EngagementId, t => t.TopicId);
        var days = await db.Engagements.Where(e => engagements.Contains(e.Id)).Select(e => new { e.Id, e.When.Date }).ToDictionaryAsync(e => e.Id, e => e.Date, cancellation);
        var made = await db.Commitments.Where(c => commitments.Contains(c.Id))
            .Select(c => new { c.Id, c.CounterpartId, c.MadeOn, c.State, Due = c.Deadline.Date, c.OwnerId, c.UnitId }).ToDictionaryAsync(c => c.Id, cancellation);
        var sides = (await db.Set<CommitmentParty>().Where(p => commitments.Contains(p.CommitmentId)).Select(p => new { p.CommitmentId, p.PartyId }).Distinct()
            .ToListAsync(cancellation)).ToLookup(p => p.CommitmentId, p => p.PartyId);
        var under = (await CommitmentTopics.All(db).Where(u => commitments.Contains(u.CommitmentId)).Distinct()
            .ToListAsync(cancellation)).ToLookup(u => u.CommitmentId, u => u.TopicId);

        foreach (var owner in owners)
        {
            if (owner.Engagement is { } engagement && days.TryGetValue(engagement, out var day))
            {
                facts.each.Add(new FacetFact([.. parties[engagement]], [.. topics[engagement]], day.Year, []));
            }
            else if (owner.Commitment is { } id && made.TryGetValue(id, out var c))
            {
                var isOpen = c.State != CommitmentState.Closed;
                facts.each.Add(new FacetFact([.. sides[id].Append(c.CounterpartId).Distinct()], [.. under[id].Distinct()], c.MadeOn.Year, States(
                    isOpen, isOpen && c.Due < calendar.Today(c.UnitId), c.OwnerId is null, c.Due is null)));
            }
            else if (owner.FollowUp is { } number && followUps.TryGetValue(number, out var f))
            {
                var served = f.CommitmentId is { } of ? under[of].Distinct() : topics[f.EngagementId];
                var isOpen = f.DoneUtc is null;
                facts.each.Add(new FacetFact([f.CounterpartId], [.. served], f.DueOn.Year, States(isOpen, isOpen && f.DueOn < calendar.Today(f.UnitId), false, false)));
            }
        }
        return facts;
    }

    private static Task<Dictionary<FollowUpId, FollowUp>> FollowUpsAsync(TrackerDbContext db, List<FollowUpId> ids, CancellationToken cancellation) =>
        db.FollowUps.AsNoTracking().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellation);

    private static List<SearchState> States(bool isOpen, bool isOverdue, bool isUnowned, bool isUndated)
    {
        List<SearchState> states = [isOpen ? SearchState.Open : SearchState.Closed];
        if (isOverdue) states.Add(SearchState.Overdue);
        if (isUnowned) states.Add(SearchState.Unowned);
        if (isUndated) states.Add(SearchState.Undated);
        return states;
    }
}
