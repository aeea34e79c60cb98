using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.FollowUps;

/// <summary>What more than one use case has to refuse.</summary>
internal static class FollowUpAnswers
{
    public static Answer<string> Unknown(string reference) => Answer<string>.Refused(
        new Problem("", $"There is no follow-up {reference}. Check the reference."));

    /// <summary>Why the user cannot be given work on the record, or <see langword="null"/> when they can.</summary>
    public static async Task<Problem?> OwnerProblemAsync(
        TrackerDbContext db, UserId owner, IProtected record, EngagementId engagement, string field, CancellationToken cancellation)
    {
        var found = await db.Users.Where(u => u.Id == owner).Select(u => new { u.DisplayName, u.IsDisabled }).SingleOrDefaultAsync(cancellation);
        return found switch
        {
            null => new Problem(field, "The owner is not a user of this system. Choose another owner."),
            { IsDisabled: true } => new Problem(field, $"{found.DisplayName}’s account is disabled. Choose another owner."),
            _ => (await Readers.ReadAsync(db, cancellation)).OwnerRefusal(owner, record, await Readers.ListOfAsync(db, engagement, cancellation)) is { } refusal
                ? new Problem(field, refusal) : null,
        };
    }
}
