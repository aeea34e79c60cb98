using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.FollowUps;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data;

/// <summary>
/// What came from an engagement or a commitment, also what the reader may not see, because it is raised with it. Nothing of it is shown
/// but how many there are.
/// </summary>
public sealed record Offspring(IReadOnlyList<Account> Accounts, IReadOnlyList<Commitment> Commitments, IReadOnlyList<FollowUp> FollowUps)
{
    /// <summary>Loads it into the context, so that it can be raised; the engagement is there already and gets its accounts and section.</summary>
    public static async Task<Offspring> LoadAsync(TrackerDbContext db, Engagement engagement, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(engagement);
        await db.Set<ClosedSection>().IgnoreQueryFilters().Where(s => s.EngagementId == engagement.Id).LoadAsync(cancellation);
        return new Offspring(
            await db.Accounts.IgnoreQueryFilters().Where(a => a.EngagementId == engagement.Id).ToListAsync(cancellation),
            await db.Commitments.IgnoreQueryFilters().Where(c => c.EngagementId == engagement.Id).ToListAsync(cancellation),
            await db.FollowUps.IgnoreQueryFilters().Where(f => f.EngagementId == engagement.Id).ToListAsync(cancellation));
    }

    /// <inheritdoc cref="LoadAsync(TrackerDbContext, Engagement, CancellationToken)"/>
    public static async Task<Offspring> LoadAsync(TrackerDbContext db, Commitment commitment, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(commitment);
        return new Offspring([], [], await db.FollowUps.IgnoreQueryFilters().Where(f => f.CommitmentId == commitment.Id).ToListAsync(cancellation));
    }

    /// <summary>Raises the commitments and follow-ups that stand lower; accounts and section follow their engagement by themselves.</summary>
    public void RaiseTo(Marking marking)
    {
        foreach (var commitment in Commitments) commitment.RaiseTo(marking);
        foreach (var followUp in FollowUps) followUp.RaiseTo(marking);
    }
}

/// <summary>How what came from an engagement is marked, whoever may read it.</summary>
public sealed record OffspringMarkings(
    IReadOnlyList<Marking> Accounts, IReadOnlyList<Marking> Commitments, IReadOnlyList<Marking> FollowUps, Marking? ClosedSection)
{
    public static async Task<OffspringMarkings> ReadAsync(TrackerDbContext db, EngagementId engagement, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        return new OffspringMarkings(
            await db.Accounts.IgnoreQueryFilters().Where(a => a.EngagementId == engagement).Select(a => a.Marking).ToListAsync(cancellation),
            await db.Commitments.IgnoreQueryFilters().Where(c => c.EngagementId == engagement).Select(c => c.Marking).ToListAsync(cancellation),
            await db.FollowUps.IgnoreQueryFilters().Where(f => f.EngagementId == engagement).Select(f => f.Marking).ToListAsync(cancellation),
            await db.Set<ClosedSection>().IgnoreQueryFilters().Where(s => s.EngagementId == engagement)
                .Select(s => (Marking?)s.Marking).FirstOrDefaultAsync(cancellation));
    }

    /// <summary>How many are raised when their engagement is.</summary>
    public RaisedWith Below(Marking marking) => new(
        Accounts.Count(m => m < marking), Commitments.Count(m => m < marking), FollowUps.Count(m => m < marking), ClosedSection < marking);
}

public sealed record RaisedWith(int Accounts, int Commitments, int FollowUps, bool ClosedSection)
{
    /// <summary>"7 commitments and 4 follow-ups"; empty when there is nothing.</summary>
    public string InWords()
    {
        string?[] parts =
        [
            Count(Accounts, "account"), Count(Commitments, "commitment"), Count(FollowUps, "follow-up"), ClosedSection ? "the closed section" : null,
        ];
        var named = parts.OfType<string>().ToList();
        return named.Count < 2 ? string.Concat(named) : $"{string.Join(", ", named[..^1])} and {named[^1]}";
    }

    private static string? Count(int number, string one) => number == 0 ? null : $"{number:N0} {one}{(number == 1 ? "" : "s")}";
}
