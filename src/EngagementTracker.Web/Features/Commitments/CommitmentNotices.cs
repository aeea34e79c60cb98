using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Notices;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;

namespace EngagementTracker.Web.Features.Commitments;

/// <summary>
/// Tells those whom a decision concerns. A notice outlives a later, higher marking, so it repeats nothing of the record:
/// questions and reasons stand on the commitment's page.
/// </summary>
internal static class CommitmentNotices
{
    /// <summary>With the coming save; the user themself, and whoever may not read the commitment, is told nothing.</summary>
    public static async Task TellAsync(
        this TrackerDbContext db, Commitment commitment, CurrentUser user, string sentence, DateTime utc, CancellationToken cancellation,
        params IReadOnlyCollection<UserId?> concerned)
    {
        var readers = await Readers.ReadAsync(db, cancellation);
        var list = await Readers.ListOfAsync(db, commitment.EngagementId, cancellation);
        db.Notices.AddRange(readers.Of(commitment, list).Select(r => r.Reader.Id)
            .Where(id => id != user.Id && concerned.Contains(id))
            .Select(id => Notice.Tell(id, commitment.Reference, $"{user.DisplayName} {sentence}", utc)));
    }
}
