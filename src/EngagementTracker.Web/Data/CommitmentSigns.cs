using System.Linq.Expressions;
using EngagementTracker.Domain.Commitments;

namespace EngagementTracker.Web.Data;

/// <summary>
/// What a commitment's mentions, progress and assessments amount to, computed from those that the context's reader may see:
/// nothing of it is stored, so nothing hidden shows through.
/// </summary>
public static class CommitmentSigns
{
    /// <summary>How often a commitment is reaffirmed without progress before it is called stale.</summary>
    public const int StaleAfter = 3;

    /// <summary>Open, and reaffirmed <see cref="StaleAfter"/> times since the last progress of which anything is known.</summary>
    public static Expression<Func<Commitment, bool>> IsStale(TrackerDbContext db) => c => c.State == CommitmentState.Open
        && db.Mentions.Count(m => m.CommitmentId == c.Id && m.Kind == MentionKind.Reaffirmed
            && !db.Progress.Any(p => p.CommitmentId == c.Id && p.AsOf >= m.Engagement.When.Date)) >= StaleAfter;

    /// <summary>The official standing: what the obligor said last.</summary>
    public static Expression<Func<Commitment, OfficialStanding?>> Official(TrackerDbContext db) => c =>
        db.Progress.Where(p => p.CommitmentId == c.Id && p.Said != null).OrderByDescending(p => p.AsOf).ThenByDescending(p => p.Id)
            .Select(p => p.Said).FirstOrDefault();

    /// <summary>The standing of the evidence: how far the last assessment in force finds it carried out.</summary>
    public static Expression<Func<Commitment, Completion?>> Shown(TrackerDbContext db) => c =>
        db.Assessments.Where(a => a.CommitmentId == c.Id && a.State == AssessmentState.InForce).OrderByDescending(a => a.Period)
            .Select(a => (Completion?)a.Completion).FirstOrDefault();
}
