using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Assessments;

/// <summary>A commitment that waits for an assessment of a half year.</summary>
public sealed record WaitingRow
{
    public required CommitmentId Id { get; init; }
    public required string Reference { get; init; }
    public required string Wording { get; init; }
    public required string CounterpartCode { get; init; }
    public required string Counterpart { get; init; }
    public required DateOnly MadeOn { get; init; }
    public required Marking Marking { get; init; }

    /// <summary>The half year for which it waits, where not all wait for the same.</summary>
    public HalfYear Period { get; init; }
}

/// <summary>Two assessments that differ.</summary>
public sealed record DisputedRow
{
    public required AssessmentId Id { get; init; }
    public required string Reference { get; init; }
    public required string Wording { get; init; }
    public required Marking Marking { get; init; }
    public required HalfYear Period { get; init; }
    public required UserId FirstId { get; init; }
    public required string First { get; init; }
    public required G7Score FirstScore { get; init; }
    public required Completion FirstCompletion { get; init; }
    public required UserId SecondId { get; init; }
    public required string Second { get; init; }
    public required G7Score SecondScore { get; init; }
    public required Completion SecondCompletion { get; init; }
}

public static class AssessmentLists
{
    public const string InitialDue = "made";
    public const string InitialDisputed = "-period";

    private static readonly Sorting<WaitingRow> DueOrders = new Sorting<WaitingRow>(InitialDue)
        .By("reference", r => r.Reference).By("counterpart", r => r.Counterpart, r => r.CounterpartCode).By("made", r => r.MadeOn);

    private static readonly Sorting<DisputedRow> DisputedOrders = new Sorting<DisputedRow>(InitialDisputed)
        .By("reference", r => r.Reference).By("period", r => r.Period);

    /// <summary>What is to be assessed for a half year.</summary>
    public static async Task<IQueryable<WaitingRow>> DueAsync(
        TrackerDbContext db, AssessmentsFilter filter, HalfYear period, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var due = AssessmentTotals.CommitmentsOf(db, filter).AsNoTracking().Where(await AssessmentsDue.ReadAsync(db, period, cancellation));
        return DueOrders.Apply(Rows(db, due), filter.Sort, r => r.Id);
    }

    /// <summary>Where two differ and nobody has settled it.</summary>
    public static IQueryable<DisputedRow> Disputed(TrackerDbContext db, AssessmentsFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var rows =
            from first in db.Assessments.AsNoTracking()
            where first.State == AssessmentState.Disputed && first.SecondsId == null
            join second in db.Assessments on (AssessmentId?)first.Id equals second.SecondsId
            join c in AssessmentTotals.CommitmentsOf(db, filter) on first.CommitmentId equals c.Id
            join one in db.Users on first.AssessorId equals one.Id
            join other in db.Users on second.AssessorId equals other.Id
            select new DisputedRow
            {
                Id = first.Id,
                Reference = c.Reference,
                Wording = c.Wording,
                Marking = c.Marking,
                Period = first.Period,
                FirstId = first.AssessorId,
                First = one.DisplayName,
                FirstScore = first.Score,
                FirstCompletion = first.Completion,
                SecondId = second.AssessorId,
                Second = other.DisplayName,
                SecondScore = second.Score,
                SecondCompletion = second.Completion,
            };
        return DisputedOrders.Apply(rows, filter.Sort, r => r.Id);
    }

    /// <summary>Second assessments that are asked of somebody, as far as they may read the commitments; the oldest first.</summary>
    public static async Task<IReadOnlyList<WaitingRow>> AskedOfAsync(TrackerDbContext db, UserId user, CancellationToken cancellation = default)
    {
        var asked = await SecondAssessments.AskedOfAsync(db, user, cancellation);
        var ids = asked.Select(a => a.Commitment).Distinct().ToList();
        var rows = await Rows(db, db.Commitments.AsNoTracking().Where(c => ids.Contains(c.Id))).ToDictionaryAsync(r => r.Id, cancellation);
        return [.. asked.Where(a => rows.ContainsKey(a.Commitment)).Select(a => rows[a.Commitment] with { Period = a.Period })];
    }

    private static IQueryable<WaitingRow> Rows(TrackerDbContext db, IQueryable<Commitment> commitments) =>
        from c in commitments
        join counterpart in db.Parties on c.CounterpartId equals counterpart.Id
        select new WaitingRow
        {
            Id = c.Id,
            Reference = c.Reference,
            Wording = c.Wording,
            CounterpartCode = counterpart.Code,
            Counterpart = counterpart.Name,
            MadeOn = c.MadeOn,
            Marking = c.Marking,
        };
}
