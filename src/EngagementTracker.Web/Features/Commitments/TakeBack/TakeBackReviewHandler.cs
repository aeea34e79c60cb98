using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Commitments.TakeBack;

/// <summary>Whoever confirmed or questioned a commitment thinks better of it at once: it waits to be confirmed again.</summary>
public sealed class TakeBackReviewHandler(IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, TimeProvider time)
{
    public const string TooLate = "It is too late to take this back. Ask its drafter on the commitment’s page instead.";

    /// <exception cref="NotPermittedException">The user may not review commitments, or the review is another's.</exception>
    public async Task<Answer<Commitment>> HandleAsync(TakeBackForm form, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        await using var db = await contexts.BeginAsync(this, Permission.ReviewCommitments, cancellation);
        if (await db.Commitments.SingleOrDefaultAsync(c => c.Reference == form.Reference, cancellation) is not { } commitment)
            return CommitmentAnswers.Unknown(form.Reference);
        if (commitment.Review == ReviewState.New) return CommitmentAnswers.Decided;
        if (commitment.ReviewedById != user.Id) throw await db.RefuseAsync($"{db.UseCase}: {commitment.Reference}", cancellation);
        var utc = time.GetUtcNow().UtcDateTime;
        if (utc - commitment.ReviewedUtc > Commitment.TakeBackWithin) return CommitmentAnswers.Refused(TooLate);
        var asked = commitment.Review == ReviewState.Questioned;
        commitment.TakeBackReview(user.SignedInId, utc);
        if (asked)
        {
            await db.TellAsync(commitment, user, $"took the question about {commitment.Reference} back.", utc, cancellation, commitment.DrafterId);
        }
        return await db.DecideAsync(commitment, form.Version, cancellation);
    }
}
