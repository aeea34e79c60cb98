using System.Linq.Expressions;
using EngagementTracker.Domain;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data;

/// <summary>Why a commitment waits for an analyst, in the order of their work. Each stands in the queue once.</summary>
public enum ReviewKind
{
    /// <summary>Somebody else reported how it ended: to accept or to return.</summary>
    Report,

    /// <summary>To confirm that it is a commitment, and so worded.</summary>
    New,

    /// <summary>To score for the last half year.</summary>
    Assess,

    /// <summary>Reaffirmed again and again without progress.</summary>
    Stale,

    /// <summary>Lacks what one needs to follow it.</summary>
    Incomplete,

    /// <summary>One's own report, which waits for somebody else: shown, and not counted.</summary>
    OwnReport,
}

/// <summary>A commitment and why it waits.</summary>
public sealed record QueuedCommitment
{
    public required CommitmentId Id { get; init; }

    /// <summary>The number of a <see cref="ReviewKind"/>; <see langword="null"/> when it waits for nothing.</summary>
    public required int? Kind { get; init; }

    public required DateOnly MadeOn { get; init; }
}

/// <summary>What waits for the context's reader: the page, its counts and the count in the navigation ask here.</summary>
public sealed class ReviewQueue
{
    /// <summary>Which of several kinds holds: what one has reported oneself waits for nothing else of one's own before it is decided.</summary>
    private static readonly ReviewKind[] Precedence =
        [ReviewKind.Report, ReviewKind.OwnReport, ReviewKind.New, ReviewKind.Assess, ReviewKind.Stale, ReviewKind.Incomplete];

    private readonly Dictionary<ReviewKind, Expression<Func<Commitment, bool>>> conditions;

    private ReviewQueue(Dictionary<ReviewKind, Expression<Func<Commitment, bool>>> conditions, HalfYear period) =>
        (this.conditions, Period) = (conditions, period);

    /// <summary>The half year for which assessments are due.</summary>
    public HalfYear Period { get; }

    public static async Task<ReviewQueue> ReadAsync(
        TrackerDbContext db, CurrentUser user, TimeProvider time, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(user);
        var me = user.Id ?? default;
        var period = AssessmentsDue.LastEnded(user.Today(time));
        // What was questioned waits for its drafter.
        Expression<Func<Commitment, bool>> inHand = c => c.State == CommitmentState.Open && c.Review != ReviewState.Questioned;
        return new ReviewQueue(new()
        {
            // A report that is withheld from the reader waits for somebody else.
            [ReviewKind.Report] = c => c.State == CommitmentState.Reported
                && db.OutcomeReports.Any(r => r.CommitmentId == c.Id && r.Decision == null && r.ReporterId != me),
            [ReviewKind.New] = c => c.Review == ReviewState.New,
            [ReviewKind.Assess] = await AssessmentsDue.ReadAsync(db, period, cancellation),
            [ReviewKind.Stale] = CommitmentSigns.IsStale(db),
            [ReviewKind.Incomplete] = Both(inHand, CommitmentGaps.Any),
            [ReviewKind.OwnReport] = c => c.State == CommitmentState.Reported
                && db.OutcomeReports.Any(r => r.CommitmentId == c.Id && r.Decision == null && r.ReporterId == me),
        }, period);
    }

    /// <summary>Whether the queue may be another after a change; an engagement's marking and need-to-know list decide who sees its commitments.</summary>
    public static bool Concerns(RecordChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return change.Record.StartsWith(Reference.Commitment, StringComparison.Ordinal) || change.Record.StartsWith(Reference.Engagement, StringComparison.Ordinal);
    }

    /// <summary>Each commitment once, with the first kind that holds.</summary>
    public IQueryable<QueuedCommitment> Queue(IQueryable<Commitment> commitments)
    {
        Expression<Func<Commitment, int?, QueuedCommitment>> queued = (c, kind) => new QueuedCommitment { Id = c.Id, Kind = kind, MadeOn = c.MadeOn };
        var commitment = queued.Parameters[0];
        Expression number = Expression.Constant(null, typeof(int?));
        foreach (var kind in Precedence.Reverse())
            number = Expression.Condition(conditions[kind].With(commitment), Expression.Constant((int)kind, typeof(int?)), number);
        return commitments.Select(Expression.Lambda<Func<Commitment, QueuedCommitment>>(queued.With(commitment, number), commitment));
    }

    /// <summary>How many there are of each kind: one query, made of the kinds' own conditions.</summary>
    public async Task<IReadOnlyDictionary<ReviewKind, int>> CountsAsync(IQueryable<Commitment> commitments, CancellationToken cancellation = default)
    {
        var counted = await Queue(commitments).GroupBy(q => q.Kind).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        return Enum.GetValues<ReviewKind>().ToDictionary(k => k, k => counted.Find(c => c.Key == (int)k)?.Count ?? 0);
    }

    /// <summary>How many wait for the reader, as the navigation shows it: counted to <paramref name="most"/>, and without saying what for.</summary>
    public static async Task<int> CountAsync(TrackerDbContext db, CurrentUser user, TimeProvider time, int most, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var queue = await ReadAsync(db, user, time, cancellation);
        // What has ended waits for nothing but these two: said apart, so that the database looks no further at the many that have.
        var from = queue.Period.From;
        return await db.Commitments.Where(c => c.State != CommitmentState.Closed || c.Review == ReviewState.New || c.EndedOn == null || c.EndedOn >= from)
            .Where(queue.Waits()).Take(most).CountAsync(cancellation);
    }

    /// <summary>Whether a kind that counts is the first to hold; what stands in the commitment's own row is asked first.</summary>
    private Expression<Func<Commitment, bool>> Waits()
    {
        var other = ((ReviewKind[])[ReviewKind.New, ReviewKind.Incomplete, ReviewKind.Assess, ReviewKind.Stale]).Select(k => conditions[k]).Aggregate(Either);
        return Either(Both(other, Not(conditions[ReviewKind.OwnReport])), conditions[ReviewKind.Report]);
    }

    /// <summary>What waits for somebody else does not count.</summary>
    public static int Waiting(IReadOnlyDictionary<ReviewKind, int> counts) => counts.Where(c => c.Key != ReviewKind.OwnReport).Sum(c => c.Value);

    private static Expression<Func<Commitment, bool>> Not(Expression<Func<Commitment, bool>> one) =>
        Expression.Lambda<Func<Commitment, bool>>(Expression.Not(one.Body), one.Parameters);

    private static Expression<Func<Commitment, bool>> Either(Expression<Func<Commitment, bool>> one, Expression<Func<Commitment, bool>> other) =>
        Expression.Lambda<Func<Commitment, bool>>(Expression.OrElse(one.Body, other.With(one.Parameters[0])), one.Parameters[0]);

    private static Expression<Func<Commitment, bool>> Both(Expression<Func<Commitment, bool>> one, Expression<Func<Commitment, bool>> other) =>
        Expression.Lambda<Func<Commitment, bool>>(Expression.AndAlso(one.Body, other.With(one.Parameters[0])), one.Parameters[0]);
}
