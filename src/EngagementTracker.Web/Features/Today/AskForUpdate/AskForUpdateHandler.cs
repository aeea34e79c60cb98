using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Mail;
using EngagementTracker.Domain.Notices;
using EngagementTracker.Domain.Reminders;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Today.AskForUpdate;

/// <summary>
/// Asks the owner of an open follow-up or commitment how it stands: a notice, a mail, and a line on the record. At most once a day for each
/// who asks.
/// </summary>
public sealed class AskForUpdateHandler(IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, TimeProvider time)
{
    public async Task<Answer<UpdateRequest>> HandleAsync(string reference, CancellationToken cancellation = default)
    {
        await using var db = await contexts.BeginAsync(this, Permission.KeepFollowUps, cancellation);
        // The write lock is taken first, so that two windows do not ask twice.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var followUp = await db.FollowUps.SingleOrDefaultAsync(f => f.Reference == reference, cancellation);
        var commitment = followUp is null ? await db.Commitments.SingleOrDefaultAsync(c => c.Reference == reference, cancellation) : null;
        if (Objection(reference, followUp?.OwnerId ?? commitment?.OwnerId, followUp?.IsDone ?? (commitment is null ? null : commitment.State == CommitmentState.Closed)) is { } sentence)
            return Refused(sentence);
        var utc = time.GetUtcNow().UtcDateTime;
        var day = user.Today(time);
        var key = $"ask:{reference}:{day:yyyy-MM-dd}:{user.SignedInId.Value}";
        var since = Zone.ToUtc(day, TimeOnly.MinValue, user.TimeZone);
        if (await db.UpdateRequests.AnyAsync(r => r.AskedById == user.SignedInId && r.AskedUtc >= since
            && (followUp != null ? r.FollowUpId == followUp.Id : r.CommitmentId == commitment!.Id), cancellation))
            return Refused($"You have asked about {reference} today. Ask again tomorrow, or speak to its owner.");
        var request = followUp?.AskForUpdate(user.SignedInId, null, utc) ?? commitment!.AskForUpdate(user.SignedInId, null, utc);
        db.Notices.Add(Notice.Tell(request.AskedOfId, reference, $"{user.DisplayName} asks how {reference} stands.", utc, key));
        await db.SaveChangesAsync(cancellation); // gives the request its key, by which the mail names it
        db.OutgoingMails.Add(OutgoingMail.Of(request, key, utc));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Answer<UpdateRequest>.Saved(request);
    }

    /// <param name="isOver"><see langword="null"/> where there is no such record.</param>
    private string? Objection(string reference, UserId? owner, bool? isOver) => (isOver, owner) switch
    {
        (null, _) => $"There is no record {reference}. Check the reference.",
        (true, _) => $"{reference} is over, so there is nothing to ask.",
        (_, null) => $"Nobody owns {reference} yet, so nobody can be asked. Give it an owner.",
        (_, { } id) => id == user.Id ? $"{reference} is yours." : null,
    };

    private static Answer<UpdateRequest> Refused(string sentence) => Answer<UpdateRequest>.Refused(new Problem("", sentence));
}
