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

    public required ReviewKind Kind { get; init; }

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

    /// <summary>How many there are of each kind; more than <see cref="Threads.MostCounted"/> stands for any number above it.</summary>
    /// <param name="commitments">Those among which they are sought.</param>
    public async Task<IReadOnlyDictionary<ReviewKind, int>> CountsAsync(IQueryable<Commitment> commitments, CancellationToken cancellation = default)
    {
        var counts = new Dictionary<ReviewKind, int>();
        foreach (var kind in Enum.GetValues<ReviewKind>()) counts[kind] = await CountAsync(commitments, kind, Threads.MostCounted + 1, cancellation);
        return counts;
    }

    /// <summary>How many wait for the reader, as the navigation shows it: counted to <paramref name="most"/>, and without saying what for.</summary>
    public static async Task<int> CountAsync(TrackerDbContext db, CurrentUser user, TimeProvider time, int most, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var queue = await ReadAsync(db, user, time, cancellation);
        var count = 0;
        foreach (var kind in Enum.GetValues<ReviewKind>().Where(k => k != ReviewKind.OwnReport))
            count += count < most ? await queue.CountAsync(db.Commitments, kind, most - count, cancellation) : 0;
        return count;
    }

    /// <summary>Those of one kind, the oldest first; more than <see cref="Threads.MostCounted"/> are not listed.</summary>
    public async Task<IReadOnlyList<QueuedCommitment>> ListAsync(
        IQueryable<Commitment> commitments, ReviewKind kind, int skip, int take, CancellationToken cancellation = default)
    {
        List<QueuedCommitment> found = [];
        foreach (var part in Of(commitments, kind))
        {
            found.AddRange(await part.OrderBy(c => c.MadeOn).ThenBy(c => c.Id).Take(skip + take)
                .Select(c => new QueuedCommitment { Id = c.Id, Kind = kind, MadeOn = c.MadeOn }).ToListAsync(cancellation));
        }
        return [.. found.OrderBy(q => q.MadeOn).ThenBy(q => q.Id.Value).Skip(skip).Take(take)];
    }

    /// <summary>Those of which no kind holds that goes before; in parts, each of which an index puts in order.</summary>
    public IReadOnlyList<IQueryable<Commitment>> Of(IQueryable<Commitment> commitments, ReviewKind kind)
    {
        var first = Precedence.TakeWhile(k => k != kind).Select(k => Not(conditions[k])).Append(conditions[kind]).Aggregate(Both);
        var from = Period.From;
        // Said so that the database looks no further at the many that have ended: these wait for an assessment if they ended in the half year or after it.
        Expression<Func<Commitment, bool>>[] parts = kind switch
        {
            ReviewKind.Assess => [c => c.State != CommitmentState.Closed, c => c.State == CommitmentState.Closed && c.EndedOn >= from],
            ReviewKind.Stale or ReviewKind.Incomplete => [c => c.State != CommitmentState.Closed],
            _ => [c => true],
        };
        return [.. parts.Select(part => commitments.Where(part).Where(first))];
    }

    private async Task<int> CountAsync(IQueryable<Commitment> commitments, ReviewKind kind, int most, CancellationToken cancellation)
    {
        var count = 0;
        foreach (var part in Of(commitments, kind)) count += count < most ? await part.Select(_ => 1).Take(most - count).CountAsync(cancellation) : 0;
        return count;
    }

    /// <summary>What waits for somebody else does not count.</summary>
    public static int Waiting(IReadOnlyDictionary<ReviewKind, int> counts) => counts.Where(c => c.Key != ReviewKind.OwnReport).Sum(c => c.Value);

    private static Expression<Func<Commitment, bool>> Not(Expression<Func<Commitment, bool>> one) =>
        Expression.Lambda<Func<Commitment, bool>>(Expression.Not(one.Body), one.Parameters);

    private static Expression<Func<Commitment, bool>> Both(Expression<Func<Commitment, bool>> one, Expression<Func<Commitment, bool>> other) =>
        Expression.Lambda<Func<Commitment, bool>>(Expression.AndAlso(one.Body, other.With(one.Parameters[0])), one.Parameters[0]);
}
