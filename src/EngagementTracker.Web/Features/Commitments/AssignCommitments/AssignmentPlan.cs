using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Commitments.Bulk;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Commitments.AssignCommitments;

/// <summary>What giving several commitments to one owner comes to, row by row: what the preview shows is what the handler does.</summary>
public static class AssignmentPlan
{
    private const string Nobody = "Nobody";

    public static async Task<IReadOnlyList<BulkLine>> ReadAsync(TrackerDbContext db, AssignCommitmentsForm form, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        var references = form.Chosen.Select(c => c.Reference).ToList();
        var engagements = db.Commitments.Where(c => references.Contains(c.Reference)).Select(c => c.EngagementId);
        var lists = (await db.Set<NeedToKnow>().AsNoTracking().Where(n => engagements.Contains(n.EngagementId)).ToListAsync(cancellation))
            .ToLookup(n => n.EngagementId);
        var readers = await Readers.ReadAsync(db, cancellation);
        var names = await db.Users.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        string Name(UserId? user) => user is { } id ? names[id] : Nobody;

        BulkLine Of(Commitment commitment)
        {
            var skipped = commitment.OwnerId == form.OwnerId ? form.OwnerId is null ? "Nobody has it already." : $"{Name(form.OwnerId)} has it already."
                : form.OwnerId is { } owner ? readers.OwnerRefusal(owner, commitment, [.. lists[commitment.EngagementId]]) : null;
            return new BulkLine(commitment.Reference, commitment, Name(commitment.OwnerId), Name(form.OwnerId), skipped);
        }

        return await BulkLines.ReadAsync(db, form.Chosen, Of, cancellation);
    }
}
