using System.Linq.Expressions;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data;

/// <summary>A first assessment that waits for its second, and nothing of what it says.</summary>
/// <param name="Asked">Who is to give the second.</param>
public sealed record AwaitedSecond(AssessmentId Id, CommitmentId Commitment, HalfYear Period, UserId? Asked);

/// <summary>
/// Looks past the blindness of a pair, and past markings that hid an earlier assessment: for what is asked of whom, and for the
/// entity, which must know all assessments of a period to keep one in force. No page shows what is loaded here.
/// </summary>
public static class SecondAssessments
{
    /// <summary>What waits for the second of one person; the rights to the commitments themselves are the caller's to ask.</summary>
    public static Task<List<AwaitedSecond>> AskedOfAsync(TrackerDbContext db, UserId user, CancellationToken cancellation = default) =>
        ReadAsync(db, a => a.SecondAssessorId == user, cancellation);

    public static Task<List<AwaitedSecond>> AwaitedAsync(TrackerDbContext db, HalfYear period, CancellationToken cancellation = default) =>
        ReadAsync(db, a => a.Period == period, cancellation);

    /// <param name="commitment">One that the context's reader may read.</param>
    public static Task<List<AwaitedSecond>> AwaitedAsync(TrackerDbContext db, CommitmentId commitment, CancellationToken cancellation = default) =>
        ReadAsync(db, a => a.CommitmentId == commitment, cancellation);

    /// <summary>Loads all assessments of a period into the commitment, which the context has loaded already, as far as its reader may.</summary>
    public static Task LoadAsync(TrackerDbContext db, Commitment commitment, HalfYear period, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Assessments.IgnoreQueryFilters().Where(a => a.CommitmentId == commitment.Id && a.Period == period).OrderBy(a => a.Id).LoadAsync(cancellation);
    }

    /// <summary>Read at once: a query that went on from here would look past the rights to all that it joins.</summary>
    private static Task<List<AwaitedSecond>> ReadAsync(TrackerDbContext db, Expression<Func<Assessment, bool>> which, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Assessments.IgnoreQueryFilters().AsNoTracking().Where(a => a.State == AssessmentState.AwaitingSecond).Where(which).OrderBy(a => a.Id)
            .Select(a => new AwaitedSecond(a.Id, a.CommitmentId, a.Period, a.SecondAssessorId)).ToListAsync(cancellation);
    }
}
