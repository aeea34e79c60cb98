using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Commitments;

public sealed record PartyLink(string Code, string Name);

public sealed record TopicLink(string Slug, string Name);

public sealed record FollowUpLine(string Reference, string Action, UserId OwnerId, DateOnly DueOn, bool IsDone);

/// <summary>All that a commitment's page shows, read at one moment.</summary>
/// <param name="Today">The day in the zone of the commitment's unit.</param>
/// <param name="Users">Names of those whom the page mentions.</param>
public sealed record CommitmentView(
    Commitment Commitment, DateOnly Today, IReadOnlyDictionary<PartyId, PartyLink> Parties, IReadOnlyDictionary<UserId, string> Users,
    IReadOnlyList<TopicLink> Topics, IReadOnlyList<FollowUpLine> FollowUps)
{
    /// <summary>More than a commitment has in practice; the page says so when they are cut.</summary>
    public const int MostFollowUps = 100;

    public string? Owner => Commitment.OwnerId is { } owner ? Users[owner] : null;

    /// <summary>The highest marking of what is shown.</summary>
    public Marking Highest => Commitment.Marking;

    public Mention? Made => Commitment.Mentions.FirstOrDefault(m => m.Kind == MentionKind.Made);

    public IEnumerable<PartyLink> In(CommitmentPartyRole role) =>
        Commitment.Parties.Where(p => p.Role == role).Select(p => Parties[p.PartyId]).OrderBy(p => p.Name, StringComparer.Ordinal);

    /// <summary><see langword="null"/> when no commitment has the reference.</summary>
    public static async Task<CommitmentView?> ReadAsync(
        TrackerDbContext db, string reference, TimeProvider time, CancellationToken cancellation = default)
    {
        var commitment = await db.Commitments.AsNoTracking().AsSplitQuery()
            .Include(c => c.Parties).Include(c => c.Revisions)
            .Include(c => c.Mentions).ThenInclude(m => m.Engagement).ThenInclude(e => e.Topics)
            .Include(c => c.Mentions).ThenInclude(m => m.Account)
            .SingleOrDefaultAsync(c => c.Reference == reference, cancellation);
        if (commitment is null) return null;

        var followUps = await db.FollowUps.AsNoTracking().Where(f => f.CommitmentId == commitment.Id)
            .OrderBy(f => f.DoneUtc != null).ThenBy(f => f.DueOn).ThenBy(f => f.Id).Take(MostFollowUps)
            .Select(f => new FollowUpLine(f.Reference, f.Action, f.OwnerId, f.DueOn, f.DoneUtc != null)).ToListAsync(cancellation);
        var partyIds = commitment.Parties.Select(p => p.PartyId)
            .Concat(commitment.Revisions.SelectMany(r => r.Obligors.Concat(r.Beneficiaries)))
            .Append(commitment.CounterpartId).Distinct().ToList();
        var userIds = commitment.Revisions.Select(r => r.AuthorId).Concat(followUps.Select(f => f.OwnerId))
            .Concat(commitment.OwnerId is { } owner ? [owner] : []).Distinct().ToList();
        var topicIds = commitment.Mentions.SelectMany(m => m.Engagement.Topics).Select(t => t.TopicId).Distinct().ToList();
        var calendar = await DueCalendar.ReadAsync(db, time, cancellation);
        return new CommitmentView(
            commitment, calendar.Today(commitment.UnitId),
            await db.Parties.AsNoTracking().Where(p => partyIds.Contains(p.Id))
                .ToDictionaryAsync(p => p.Id, p => new PartyLink(p.Code, p.Name), cancellation),
            await db.Users.AsNoTracking().Where(u => userIds.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation),
            await db.Topics.AsNoTracking().Where(t => topicIds.Contains(t.Id)).OrderBy(t => t.Name)
                .Select(t => new TopicLink(t.Slug, t.Name)).ToListAsync(cancellation),
            followUps);
    }
}
