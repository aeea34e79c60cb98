using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Commitments.Assess;

/// <summary>Who can be asked for a second assessment: those who assess, and may read the commitment.</summary>
internal static class SecondAssessors
{
    public static async Task<IReadOnlyList<Option<UserId?>>> OfAsync(
        TrackerDbContext db, Commitment commitment, UserId first, CancellationToken cancellation = default)
    {
        var assessing = (await db.Users.AsNoTracking().Where(u => !u.IsDisabled && u.Id != first).Select(u => new { u.Id, u.Roles }).ToListAsync(cancellation))
            .Where(u => u.Roles.May(Permission.AssessCommitments)).Select(u => u.Id).ToHashSet();
        var list = await Readers.ListOfAsync(db, commitment.EngagementId, cancellation);
        return
        [
            .. (await Readers.ReadAsync(db, cancellation)).Of(commitment, list).Where(p => assessing.Contains(p.Reader.Id))
                .Select(p => new Option<UserId?>(p.Reader.Id, p.Name)),
        ];
    }

    /// <summary>Why somebody cannot be asked; <see langword="null"/> when they can.</summary>
    public static async Task<string?> RefusalAsync(TrackerDbContext db, UserId asked, Commitment commitment, CancellationToken cancellation)
    {
        var found = await db.Users.AsNoTracking().Where(u => u.Id == asked)
            .Select(u => new { u.DisplayName, u.IsDisabled, u.Roles }).SingleOrDefaultAsync(cancellation);
        return found switch
        {
            null => "The second assessor is not a user of this system. Choose somebody from the list.",
            { IsDisabled: true } => $"The account of {found.DisplayName} is disabled. Choose another second assessor.",
            _ when !found.Roles.May(Permission.AssessCommitments) => $"{found.DisplayName} does not assess commitments. Choose another second assessor.",
            _ => (await Readers.ReadAsync(db, cancellation)).OwnerRefusal(asked, commitment, await Readers.ListOfAsync(db, commitment.EngagementId, cancellation)),
        };
    }
}
