using System.Linq.Expressions;
using EngagementTracker.Domain.Commitments;

namespace EngagementTracker.Web.Data;

/// <summary>What a commitment lacks, for the database, as <see cref="Commitment.Gaps"/> says of one at hand.</summary>
public static class CommitmentGaps
{
    public static Expression<Func<Commitment, Gaps>> Of { get; } = c =>
        (c.Deliverable == null ? Gaps.Deliverable : Gaps.None) | (c.Measure == null ? Gaps.Measure : Gaps.None)
        | (c.Deadline.Kind == DeadlineKind.NoneStated ? Gaps.Timeframe : Gaps.None) | (c.OwnerId == null ? Gaps.Owner : Gaps.None);

    /// <summary>Whether it lacks anything.</summary>
    public static Expression<Func<Commitment, bool>> Any { get; } = c =>
        c.Deliverable == null || c.Measure == null || c.Deadline.Kind == DeadlineKind.NoneStated || c.OwnerId == null;

    /// <param name="gap">One of them; <see cref="Gaps.None"/> asks for what lacks nothing.</param>
    public static Expression<Func<Commitment, bool>> Lacks(Gaps gap) => gap switch
    {
        Gaps.None => Expression.Lambda<Func<Commitment, bool>>(Expression.Not(Any.Body), Any.Parameters),
        Gaps.Deliverable => c => c.Deliverable == null,
        Gaps.Measure => c => c.Measure == null,
        Gaps.Timeframe => c => c.Deadline.Kind == DeadlineKind.NoneStated,
        Gaps.Owner => c => c.OwnerId == null,
        _ => throw new ArgumentOutOfRangeException(nameof(gap)),
    };
}
