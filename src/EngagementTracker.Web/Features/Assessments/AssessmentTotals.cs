using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Web.Data;

namespace EngagementTracker.Web.Features.Assessments;

/// <summary>
/// Totals of the assessments in force that the reader may see, computed in the database. A commitment that several owe, or that goes
/// under several topics, counts for each of them.
/// </summary>
public static class AssessmentTotals
{
    /// <summary>One total, of all that the filter keeps; none where there is nothing.</summary>
    public static IQueryable<AssessmentTotal> All(TrackerDbContext db, AssessmentsFilter filter) =>
        Sum(Counted(db, filter).Select(a => new Grouped { Key = "", Name = "All", Assessment = a }));

    public static IQueryable<AssessmentTotal> ByParty(TrackerDbContext db, AssessmentsFilter filter) => Sum(
        from a in Counted(db, filter)
        join owing in db.Set<CommitmentParty>().Where(p => p.Role == CommitmentPartyRole.Obligor) on a.CommitmentId equals owing.CommitmentId
        join party in db.Parties on owing.PartyId equals party.Id
        select new Grouped { Key = party.Code, Name = party.Name, Assessment = a });

    public static IQueryable<AssessmentTotal> ByTopic(TrackerDbContext db, AssessmentsFilter filter)
    {
        // As CommitmentTopics.All says, but from the assessments: of all that it gives, the database would look for each one's.
        var own = Counted(db, filter).Join(db.Set<CommitmentTopic>(), a => a.CommitmentId, t => t.CommitmentId, (a, t) => new { a.Id, t.TopicId });
        var discussed = Counted(db, filter).Join(CommitmentTopics.Filing(db), a => a.CommitmentId, m => m.CommitmentId, (a, m) => new { a.Id, m.EngagementId })
            .Join(db.Set<EngagementTopic>(), a => a.EngagementId, t => t.EngagementId, (a, t) => new { a.Id, t.TopicId });
        return Sum(
            from subject in own.Concat(discussed).Distinct()
            join a in db.Assessments on subject.Id equals a.Id
            join topic in db.Topics on subject.TopicId equals topic.Id
            select new Grouped { Key = topic.Slug, Name = topic.Name, Assessment = a });
    }

    /// <summary>By the year that was assessed, not that in which somebody did so.</summary>
    public static IQueryable<AssessmentTotal> ByYear(TrackerDbContext db, AssessmentsFilter filter) => Sum(
        Counted(db, filter).Select(a => new Grouped
        {
            Key = ((string)(object)a.Period).Substring(0, 4),
            Name = ((string)(object)a.Period).Substring(0, 4),
            Assessment = a,
        }));

    /// <summary>Those in force that the filter keeps.</summary>
    public static IQueryable<Assessment> Counted(TrackerDbContext db, AssessmentsFilter filter)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(filter);
        var counted = db.Assessments.Where(a => a.State == AssessmentState.InForce && CommitmentsOf(db, filter).Any(c => c.Id == a.CommitmentId));
        if (filter.YearRead is not { } year) return counted;
        var (first, second) = (new HalfYear(year, 1), new HalfYear(year, 2));
        return counted.Where(a => a.Period == first || a.Period == second);
    }

    /// <summary>Those that the filter's party owes, under its topic.</summary>
    public static IQueryable<Commitment> CommitmentsOf(TrackerDbContext db, AssessmentsFilter filter)
    {
        IQueryable<Commitment> found = db.Commitments;
        if (filter.Party is { Length: > 0 } code)
            found = found.Where(c => c.Parties.Any(p => p.Role == CommitmentPartyRole.Obligor && db.Parties.Any(known => known.Id == p.PartyId && known.Code == code)));
        if (filter.Topic is { Length: > 0 } slug)
        {
            var topics = db.Topics.Where(t => t.Slug == slug || db.Topics.Any(parent => parent.Id == t.ParentId && parent.Slug == slug)).Select(t => t.Id);
            found = found.Under(db, topics, inOrder: true);
        }
        return found;
    }

    private static IQueryable<AssessmentTotal> Sum(IQueryable<Grouped> grouped) =>
        grouped.GroupBy(g => new { g.Key, g.Name }).Select(g => new AssessmentTotal
        {
            Key = g.Key.Key,
            Name = g.Key.Name,
            Commitments = g.Select(x => x.Assessment.CommitmentId).Distinct().Count(),
            Assessments = g.Count(),
            Score = g.Sum(x => (int)x.Assessment.Score),
            High = g.Count(x => x.Assessment.Completion == Completion.Substantial || x.Assessment.Completion == Completion.Complete),
        });

    private sealed record Grouped
    {
        public required string Key { get; init; }
        public required string Name { get; init; }
        public required Assessment Assessment { get; init; }
    }
}
