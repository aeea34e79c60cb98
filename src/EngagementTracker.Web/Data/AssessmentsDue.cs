using System.Linq.Expressions;
using EngagementTracker.Domain.Commitments;

namespace EngagementTracker.Web.Data;

/// <summary>Which commitments are to be assessed for a half year: the queue, the page of assessments and the count ask here.</summary>
public static class AssessmentsDue
{
    /// <summary>The half year for which assessments are due: the last one that is over.</summary>
    public static HalfYear LastEnded(DateOnly today) => HalfYear.Of(today).Before;

    /// <summary>
    /// Confirmed, no mere request, in the world during the half year, and not assessed for it yet. What waits for its second assessor
    /// is not due, though its first assessment is hidden.
    /// </summary>
    public static async Task<Expression<Func<Commitment, bool>>> ReadAsync(
        TrackerDbContext db, HalfYear period, CancellationToken cancellation = default)
    {
        var waiting = (await SecondAssessments.AwaitedAsync(db, period, cancellation)).Select(a => a.Commitment).ToArray();
        var (from, to) = (period.From, period.To);
        return c => c.MadeOn <= to && (c.EndedOn == null || c.EndedOn >= from) && c.Class != CommitmentClass.Request && c.Review == ReviewState.Confirmed
            && !waiting.Contains(c.Id)
            && !db.Assessments.Any(a => a.CommitmentId == c.Id && a.Period == period
                && (a.State == AssessmentState.InForce || a.State == AssessmentState.Disputed));
    }
}
