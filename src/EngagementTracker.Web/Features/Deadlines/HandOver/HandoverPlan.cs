using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Deadlines.HandOver;

/// <summary>One thing that the leaver has.</summary>
/// <param name="Skipped">Why it cannot be moved; <see langword="null"/> when it can.</param>
public sealed record HandoverLine(DueItemKind Kind, string Reference, string What, DateOnly? DueOn, Marking Marking, string? Skipped)
{
    internal FollowUp? FollowUp { get; init; }
    internal Commitment? Commitment { get; init; }
}

/// <summary>What a handover comes to, line by line: what the preview shows is what the handler does.</summary>
/// <param name="More">How many beyond the first <see cref="Most"/> there are.</param>
public sealed record HandoverPlan(IReadOnlyList<HandoverLine> Lines, int More)
{
    /// <summary>So many are moved at once.</summary>
    public const int Most = 500;

    public static HandoverPlan Nothing { get; } = new([], 0);

    /// <summary>What the reader may see of what the leaver has open, soonest due first.</summary>
    public static async Task<HandoverPlan> ReadAsync(TrackerDbContext db, UserId from, UserId? to, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var open = DueItems.Open(db).Where(i => i.OwnerId == from);
        var items = await open.OrderBy(i => i.DueOn ?? DateOnly.MaxValue).ThenBy(i => i.Reference).Take(Most).ToListAsync(cancellation);
        var references = items.ConvertAll(i => i.Reference);
        var followUps = await db.FollowUps.Where(f => references.Contains(f.Reference)).ToDictionaryAsync(f => f.Reference, cancellation);
        var commitments = await db.Commitments.Where(c => references.Contains(c.Reference)).ToDictionaryAsync(c => c.Reference, cancellation);
        var readers = await Readers.ReadAsync(db, cancellation);
        var engagements = followUps.Values.Select(f => f.EngagementId).Concat(commitments.Values.Select(c => c.EngagementId)).Distinct().ToList();
        var lists = (await db.Set<NeedToKnow>().AsNoTracking().Where(n => engagements.Contains(n.EngagementId)).ToListAsync(cancellation))
            .ToLookup(n => n.EngagementId);

        string? Refusal(IProtected record, EngagementId engagement) =>
            to is { } taker ? readers.OwnerRefusal(taker, record, [.. lists[engagement]]) : null;

        HandoverLine Line(DueItem item)
        {
            var (followUp, commitment) = (followUps.GetValueOrDefault(item.Reference), commitments.GetValueOrDefault(item.Reference));
            var skipped = followUp is not null ? Refusal(followUp, followUp.EngagementId) : Refusal(commitment!, commitment!.EngagementId);
            return new HandoverLine(item.Kind, item.Reference, item.What, item.DueOn, item.Marking, skipped) { FollowUp = followUp, Commitment = commitment };
        }

        return new HandoverPlan(items.ConvertAll(Line), items.Count < Most ? 0 : await open.CountAsync(cancellation) - Most);
    }
}
