using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Merges;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Commitments;

public sealed record PartyLink(string Code, string Name);

public sealed record EngagementLink(EngagementId Id, string Reference, Marking Marking);

public sealed record TopicLink(string Slug, string Name);

public sealed record FollowUpLine(string Reference, string Action, UserId OwnerId, DateOnly DueOn, bool IsDone, Marking Marking);

/// <summary>All that a commitment's page shows, read at one moment.</summary>
/// <param name="Today">The day in the zone of the commitment's unit.</param>
/// <param name="Users">Names of those whom the page mentions.</param>
/// <param name="MadeIn">The engagement in which it was made; <see langword="null"/> where the reader may not read it.</param>
/// <param name="Engagements">References of the engagements that evidence and progress name.</param>
/// <param name="Successor">Reference of the commitment that has taken its place, as its last report says.</param>
/// <param name="Shown">How far the last assessment in force finds it carried out.</param>
public sealed record CommitmentView(
    Commitment Commitment, DateOnly Today, IReadOnlyDictionary<PartyId, PartyLink> Parties, IReadOnlyDictionary<UserId, string> Users,
    IReadOnlyList<TopicLink> Topics, IReadOnlyList<FollowUpLine> FollowUps, EngagementLink? MadeIn,
    IReadOnlyDictionary<EngagementId, string> Engagements, string? Successor, Completion? Shown)
{
    /// <summary>More than a commitment has in practice; the page says so when they are cut.</summary>
    public const int MostFollowUps = 100;

    public string? Owner => Commitment.OwnerId is { } owner ? Users[owner] : null;

    /// <summary>What those who owe it said last.</summary>
    public Progress? Official => Commitment.Progress.Where(p => p.Said is not null).OrderBy(p => p.AsOf).ThenBy(p => p.Id.Value).LastOrDefault();

    /// <summary>As <see cref="CommitmentSigns.IsStale"/> says to the database.</summary>
    public bool IsStale => Commitment.State == CommitmentState.Open && ReaffirmedSinceProgress >= CommitmentSigns.StaleAfter;

    public int ReaffirmedSinceProgress => Commitment.Mentions.Count(m => m.Kind == MentionKind.Reaffirmed
        && Commitment.Progress.All(p => p.AsOf < m.Engagement.When.Date));

    /// <summary>The pieces that a report, progress or an assessment names, as far as the reader may see them.</summary>
    public IReadOnlyList<Evidence> Pieces(IReadOnlyList<EvidenceId> ids) => [.. Commitment.Evidence.Where(e => ids.Contains(e.Id))];

    /// <summary>The highest marking of all that is shown: the sentence stands in its account's text.</summary>
    public Marking Highest => Markings.Highest([
        Commitment.HighestSaid(), MadeIn?.Marking ?? Commitment.Marking, .. FollowUps.Select(f => f.Marking)]);

    public IEnumerable<PartyLink> In(CommitmentPartyRole role) =>
        Commitment.Parties.Where(p => p.Role == role).Select(p => Parties[p.PartyId]).OrderBy(p => p.Name, StringComparer.Ordinal);

    /// <summary><see langword="null"/> when no commitment has the reference.</summary>
    public static async Task<CommitmentView?> ReadAsync(
        TrackerDbContext db, string reference, TimeProvider time, CancellationToken cancellation = default)
    {
        var commitment = await db.Commitments.AsNoTracking().AsSplitQuery()
            .Include(c => c.Parties).Include(c => c.Revisions).Include(c => c.Reports).Include(c => c.Evidence).Include(c => c.Progress)
            .Include(c => c.Mentions).ThenInclude(m => m.Engagement)
            .Include(c => c.Mentions).ThenInclude(m => m.Account)
            .SingleOrDefaultAsync(c => c.Reference == reference, cancellation);
        if (commitment is null) return null;

        var followUps = await db.FollowUps.AsNoTracking().Where(f => f.CommitmentId == commitment.Id)
            .OrderBy(f => f.DoneUtc != null).ThenBy(f => f.DueOn).ThenBy(f => f.Id).Take(MostFollowUps)
            .Select(f => new FollowUpLine(f.Reference, f.Action, f.OwnerId, f.DueOn, f.DoneUtc != null, f.Marking)).ToListAsync(cancellation);
        var partyIds = commitment.Parties.Select(p => p.PartyId)
            .Concat(commitment.Revisions.SelectMany(r => r.Obligors.Concat(r.Beneficiaries)))
            .Append(commitment.CounterpartId).Distinct().ToList();
        var userIds = commitment.Revisions.Select(r => r.AuthorId).Concat(followUps.Select(f => f.OwnerId))
            .Concat(commitment.Progress.Select(p => p.AuthorId))
            .Concat(commitment.Reports.SelectMany(r => new[] { r.ReporterId, r.DecidedById, r.ReopenedById }.OfType<UserId>()))
            .Concat(new[] { commitment.OwnerId, commitment.ReviewedById }.OfType<UserId>()).Distinct().ToList();
        var topics = CommitmentTopics.All(db).Where(u => u.CommitmentId == commitment.Id).Select(u => u.TopicId);
        var engagementIds = commitment.Evidence.Select(e => e.EngagementId).Concat(commitment.Progress.Select(p => p.EngagementId))
            .OfType<EngagementId>().Distinct().ToList();
        var successor = commitment.LastReport?.SupersededById;
        var calendar = await DueCalendar.ReadAsync(db, time, cancellation);
        return new CommitmentView(
            commitment, calendar.Today(commitment.UnitId),
            await Doubles.Parties(db).AsNoTracking().Where(p => partyIds.Contains(p.Id))
                .ToDictionaryAsync(p => p.Id, p => new PartyLink(p.Code, p.Name), cancellation),
            await db.Users.AsNoTracking().Where(u => userIds.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation),
            await db.Topics.AsNoTracking().Where(t => topics.Contains(t.Id)).OrderBy(t => t.Name)
                .Select(t => new TopicLink(t.Slug, t.Name)).ToListAsync(cancellation),
            followUps,
            await db.Engagements.AsNoTracking().Where(e => e.Id == commitment.EngagementId)
                .Select(e => new EngagementLink(e.Id, e.Reference, e.Marking)).FirstOrDefaultAsync(cancellation),
            await db.Engagements.AsNoTracking().Where(e => engagementIds.Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => e.Reference, cancellation),
            successor is null ? null
                : await db.Commitments.AsNoTracking().Where(c => c.Id == successor).Select(c => c.Reference).FirstOrDefaultAsync(cancellation),
            await db.Commitments.AsNoTracking().Where(c => c.Id == commitment.Id).Select(CommitmentSigns.Shown(db)).SingleAsync(cancellation));
    }
}
