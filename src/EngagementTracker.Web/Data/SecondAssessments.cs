using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data;

/// <summary>A first assessment that waits for its second, and nothing of what it says.</summary>
public sealed record AwaitedSecond(AssessmentId Id, CommitmentId Commitment, HalfYear Period);

/// <summary>
/// Looks past the blindness of a pair, and past markings that hid an earlier assessment: for what is asked of whom, and for the
/// entity, which must know all assessments of a period to keep one in force. No page shows what is loaded here.
/// </summary>
public static class SecondAssessments
{
    /// <summary>What waits for the second of one person; the rights to the commitments themselves are the caller's to ask.</summary>
    public static IQueryable<AwaitedSecond> AskedOf(TrackerDbContext db, UserId user) =>
        Awaiting(db).Where(a => a.SecondAssessorId == user).Select(a => new AwaitedSecond(a.Id, a.CommitmentId, a.Period));

    /// <summary>What waits for anybody's second.</summary>
    public static Task<List<AwaitedSecond>> AwaitedAsync(TrackerDbContext db, HalfYear period, CancellationToken cancellation = default) =>
        Awaiting(db).Where(a => a.Period == period).Select(a => new AwaitedSecond(a.Id, a.CommitmentId, a.Period)).ToListAsync(cancellation);

    /// <summary>Loads all assessments of a period into the commitment, which the context has loaded already, as far as its reader may.</summary>
    public static Task LoadAsync(TrackerDbContext db, Commitment commitment, HalfYear period, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Assessments.IgnoreQueryFilters().Where(a => a.CommitmentId == commitment.Id && a.Period == period).OrderBy(a => a.Id).LoadAsync(cancellation);
    }

    private static IQueryable<Assessment> Awaiting(TrackerDbContext db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Assessments.IgnoreQueryFilters().AsNoTracking().Where(a => a.State == AssessmentState.AwaitingSecond);
    }
}
