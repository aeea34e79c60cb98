using EngagementTracker.Domain;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.FollowUps.CompleteFollowUp;

/// <summary>Its owner or a manager says that a follow-up is done. If it recurs, the next one is made with it, once.</summary>
public sealed class CompleteFollowUpHandler(IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, TimeProvider time)
{
    public const string NextIsWithheld =
        "This follow-up recurs, and the next one cannot be made, because what it serves is withheld from you. Ask somebody who reads that record to say that it is done.";

    /// <exception cref="NotPermittedException">The user is neither the owner nor a manager.</exception>
    public async Task<Answer<string>> HandleAsync(string reference, CancellationToken cancellation = default)
    {
        await using var db = await contexts.BeginAsync(this, Permission.KeepFollowUps, cancellation);
        // Held from the question whether there is a next one to its insertion, so that two who say it at once make one.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.FollowUps.Include(f => f.Reminders).SingleOrDefaultAsync(f => f.Reference == reference, cancellation) is not { } followUp)
            return FollowUpAnswers.Unknown(reference);
        if (!user.MayClose(followUp.OwnerId)) throw await db.RefuseAsync($"{db.UseCase}: {reference}", cancellation);
        var utc = time.GetUtcNow().UtcDateTime;
        followUp.Complete(user.SignedInId, utc);
        if (followUp.Recurrence != Recurrence.Once && !await db.FollowUps.AnyAsync(f => f.ContinuesId == followUp.Id, cancellation))
        {
            if (!await ServedIsInSightAsync(db, followUp, cancellation)) return Answer<string>.Refused(new Problem("", NextIsWithheld));
            var today = (await DueCalendar.ReadAsync(db, time, cancellation)).Today(followUp.UnitId);
            db.FollowUps.Add(followUp.Next(await db.NextReferenceAsync(Reference.FollowUp, utc.Year, cancellation), today, utc)!);
        }
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Answer<string>.Saved(followUp.Reference);
    }

    /// <summary>Loads what it serves beside it: the next one serves the same.</summary>
    private static async Task<bool> ServedIsInSightAsync(TrackerDbContext db, FollowUp followUp, CancellationToken cancellation) =>
        await db.Engagements.SingleOrDefaultAsync(e => e.Id == followUp.EngagementId, cancellation) is not null
        && (followUp.CommitmentId is null || await db.Commitments.SingleOrDefaultAsync(c => c.Id == followUp.CommitmentId, cancellation) is not null);
}
