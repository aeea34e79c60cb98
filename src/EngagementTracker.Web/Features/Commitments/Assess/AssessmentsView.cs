using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Commitments.Assess;

/// <summary>What an assessor does in a half year.</summary>
public enum AssessmentPart
{
    First,

    /// <summary>Gives the second of a pair, blind.</summary>
    Second,

    /// <summary>Settles two that differ.</summary>
    Settling,
}

/// <summary>A commitment with its evidence and assessments, as far as the reader may see them, and what still waits.</summary>
/// <param name="Users">Names of those who assessed or are asked to.</param>
/// <param name="Awaited">What waits for a second assessor, with nothing of what it says.</param>
public sealed record AssessmentsView(
    Commitment Commitment, IReadOnlyDictionary<UserId, string> Users, IReadOnlyList<AwaitedSecond> Awaited, UserId? Reader)
{
    /// <summary>The highest marking of what a page shows with it: the sentence stands in its account's text.</summary>
    public Marking Highest => Markings.Highest([
        Commitment.Marking,
        .. Commitment.Mentions.SelectMany(m => new[] { m.Engagement.Marking, m.Account?.Marking ?? m.Engagement.Marking })]);

    /// <summary>The half years with an assessment, the latest first.</summary>
    public IEnumerable<IGrouping<HalfYear, Assessment>> Periods =>
        Commitment.Assessments.GroupBy(a => a.Period).OrderByDescending(p => p.Key);

    public IEnumerable<HalfYear> AskedOfReader => Awaited.Where(a => a.Asked == Reader).Select(a => a.Period);

    /// <summary>What the reader can do in a half year.</summary>
    public AssessmentPart PartIn(HalfYear period) =>
        AskedOfReader.Contains(period) ? AssessmentPart.Second
        : Disputed(period) is { Count: > 0 } pair && pair.All(a => a.AssessorId != Reader) ? AssessmentPart.Settling
        : AssessmentPart.First;

    /// <summary>The two that differ, the first first; none where all agree.</summary>
    public IReadOnlyList<Assessment> Disputed(HalfYear period) =>
        [.. Commitment.Assessments.Where(a => a.Period == period && a.State == AssessmentState.Disputed).OrderBy(a => a.SecondsId is not null)];

    /// <summary>The half years that can be assessed anew, the latest first: from when it was made to when it ended, and none where a pair is not done.</summary>
    public IReadOnlyList<HalfYear> Open(DateOnly today)
    {
        var first = HalfYear.Of(Commitment.MadeOn);
        var last = HalfYear.Of(Commitment.EndedOn is { } ended && ended < today ? ended : today);
        var open = new List<HalfYear>();
        for (var half = last; half >= first; half = half.Before)
        {
            if (Awaited.All(a => a.Period != half) && Disputed(half).Count == 0) open.Add(half);
        }
        return open;
    }

    /// <summary><see langword="null"/> when no commitment has the reference.</summary>
    public static async Task<AssessmentsView?> ReadAsync(TrackerDbContext db, string reference, UserId? reader, CancellationToken cancellation = default)
    {
        var commitment = await db.Commitments.AsNoTracking().AsSplitQuery()
            .Include(c => c.Assessments.OrderByDescending(a => a.Id)).Include(c => c.Evidence.OrderBy(e => e.Id))
            .Include(c => c.Mentions).ThenInclude(m => m.Engagement).Include(c => c.Mentions).ThenInclude(m => m.Account)
            .SingleOrDefaultAsync(c => c.Reference == reference, cancellation);
        if (commitment is null) return null;
        var awaited = await SecondAssessments.AwaitedAsync(db, commitment.Id, cancellation);
        var ids = commitment.Assessments.Select(a => a.AssessorId)
            .Concat(commitment.Assessments.Select(a => a.SecondAssessorId).OfType<UserId>()).Distinct().ToList();
        var users = await db.Users.AsNoTracking().Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        return new AssessmentsView(commitment, users, awaited, reader);
    }
}
