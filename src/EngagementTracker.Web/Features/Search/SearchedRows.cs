using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Search;

/// <summary>The records that have what the fields of a search ask for, as the context's reader may see them; those of a kind that cannot have it are none.</summary>
internal sealed class SearchedRows(TrackerDbContext db, SearchFilter filter, DueCalendar calendar)
{
    /// <summary>Whether no field limits them.</summary>
    public bool AreAll => filter.IsEmpty;

    private bool IsOfCommitment => filter.Classes.Count > 0;
    private bool IsOfWork => filter.Due.Count > 0 || filter.States.Count > 0 || filter.Owners.Count > 0;

    public IQueryable<Engagement>? Engagements()
    {
        if (IsOfCommitment || IsOfWork) return null;
        var rows = db.Engagements.AsNoTracking();
        foreach (var (parties, isExcluded) in filter.Parties)
        {
            var ids = db.Set<EngagementParty>().Where(p => parties.Contains(p.PartyId)).Select(p => p.EngagementId);
            rows = rows.Where(e => ids.Contains(e.Id) != isExcluded);
        }
        foreach (var (topics, isExcluded) in filter.Topics)
        {
            rows = rows.Where(e => e.Topics.Any(t => topics.Contains(t.TopicId)) != isExcluded);
        }
        foreach (var (people, isExcluded) in filter.People)
        {
            var ids = db.Set<Participant>().Where(p => people.Contains(p.PersonId)).Select(p => p.EngagementId);
            rows = rows.Where(e => ids.Contains(e.Id) != isExcluded);
        }
        foreach (var (units, isExcluded) in filter.Units) rows = rows.Where(e => units.Contains(e.UnitId) != isExcluded);
        foreach (var (from, until, isExcluded) in filter.Years) rows = rows.Where(e => (e.When.Date >= from && e.When.Date < until) != isExcluded);
        return rows;
    }

    public IQueryable<Commitment>? Commitments()
    {
        if (filter.People.Count > 0) return null;
        var rows = db.Commitments.AsNoTracking();
        foreach (var (parties, isExcluded) in filter.Parties)
            rows = rows.Where(c => (parties.Contains(c.CounterpartId) || c.Parties.Any(p => parties.Contains(p.PartyId))) != isExcluded);
        foreach (var (topics, isExcluded) in filter.Topics)
        {
            var under = Under(topics);
            rows = rows.Where(c => under.Any(u => u.Id == c.Id) != isExcluded);
        }
        foreach (var (units, isExcluded) in filter.Units) rows = rows.Where(c => units.Contains(c.UnitId) != isExcluded);
        foreach (var (classes, isExcluded) in filter.Classes) rows = rows.Where(c => classes.Contains(c.Class) != isExcluded);
        foreach (var (owners, isExcluded) in filter.Owners) rows = rows.Where(c => owners.Contains(c.OwnerId) != isExcluded);
        foreach (var (from, until, isExcluded) in filter.Years) rows = rows.Where(c => (c.MadeOn >= from && c.MadeOn < until) != isExcluded);
        foreach (var (from, until, isExcluded) in filter.Due)
            rows = rows.Where(c => c.Deadline.Date != null && (c.Deadline.Date >= from && c.Deadline.Date < until) != isExcluded);
        foreach (var (state, isExcluded) in filter.States) rows = Standing(rows, state, isExcluded);
        return rows;
    }

    public IQueryable<FollowUp>? FollowUps()
    {
        if (filter.People.Count > 0 || IsOfCommitment) return null;
        var rows = db.FollowUps.AsNoTracking();
        foreach (var (parties, isExcluded) in filter.Parties) rows = rows.Where(f => parties.Contains(f.CounterpartId) != isExcluded);
        foreach (var (topics, isExcluded) in filter.Topics)
        {
            var served = Under(topics);
            var engagements = db.Set<EngagementTopic>().Where(t => topics.Contains(t.TopicId));
            rows = rows.Where(f => (f.CommitmentId != null
                ? served.Any(c => c.Id == f.CommitmentId) : engagements.Any(t => t.EngagementId == f.EngagementId)) != isExcluded);
        }
        foreach (var (units, isExcluded) in filter.Units) rows = rows.Where(f => units.Contains(f.UnitId) != isExcluded);
        foreach (var (owners, isExcluded) in filter.Owners) rows = rows.Where(f => owners.Contains((UserId?)f.OwnerId) != isExcluded);
        foreach (var (from, until, isExcluded) in filter.Due.Concat(filter.Years)) rows = rows.Where(f => (f.DueOn >= from && f.DueOn < until) != isExcluded);
        foreach (var (state, isExcluded) in filter.States) rows = Standing(rows, state, isExcluded);
        return rows;
    }

    private IQueryable<Commitment> Under(IReadOnlyList<TopicId> topics) =>
        db.Commitments.Under(db, db.Topics.Where(t => topics.Contains(t.Id)).Select(t => t.Id), inOrder: true);

    private IQueryable<Commitment> Standing(IQueryable<Commitment> rows, SearchState state, bool isExcluded)
    {
        switch (state)
        {
            case SearchState.Overdue:
                var late = rows.Where(c => c.State != CommitmentState.Closed).Where(calendar.Between<Commitment>(c => c.UnitId, c => c.Deadline.Date, null, today => today));
                return isExcluded ? rows.Where(c => !late.Any(l => l.Id == c.Id)) : late;
            case SearchState.Open: return rows.Where(c => (c.State != CommitmentState.Closed) != isExcluded);
            case SearchState.Closed: return rows.Where(c => (c.State == CommitmentState.Closed) != isExcluded);
            case SearchState.Unowned: return rows.Where(c => (c.OwnerId == null) != isExcluded);
            default: return rows.Where(c => (c.Deadline.Date == null) != isExcluded);
        }
    }

    private IQueryable<FollowUp> Standing(IQueryable<FollowUp> rows, SearchState state, bool isExcluded)
    {
        switch (state)
        {
            case SearchState.Overdue:
                var late = rows.Where(f => f.DoneUtc == null).Where(calendar.Between<FollowUp>(f => f.UnitId, f => f.DueOn, null, today => today));
                return isExcluded ? rows.Where(f => !late.Any(l => l.Id == f.Id)) : late;
            case SearchState.Open: return rows.Where(f => (f.DoneUtc == null) != isExcluded);
            case SearchState.Closed: return rows.Where(f => (f.DoneUtc != null) != isExcluded);
            default: return rows.Where(_ => isExcluded); // a follow-up always has an owner and a date
        }
    }
}
