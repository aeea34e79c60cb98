using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Commitments.QuestionCommitment;

/// <summary>An analyst sends a commitment back to its drafter with a question, which a revision answers.</summary>
public sealed class QuestionCommitmentHandler(
    IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, TimeProvider time, IValidator<QuestionCommitmentForm> validator)
{
    /// <exception cref="NotPermittedException">The user may not review commitments.</exception>
    public async Task<Answer<Commitment>> HandleAsync(QuestionCommitmentForm form, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        await using var db = await contexts.BeginAsync(this, Permission.ReviewCommitments, cancellation);
        if (validator.ErrorsIn(form) is { Count: > 0 } errors) return Answer<Commitment>.Refused(errors);
        if (await db.Commitments.SingleOrDefaultAsync(c => c.Reference == form.Reference, cancellation) is not { } commitment)
            return CommitmentAnswers.Unknown(form.Reference);
        var utc = time.GetUtcNow().UtcDateTime;
        commitment.Question(form.Question!, user.SignedInId, utc);
        await db.TellAsync(commitment, user, $"has a question about {commitment.Reference}. It stands on its page, and a revision answers it.", utc,
            cancellation, commitment.DrafterId);
        return await db.DecideAsync(commitment, form.Version, cancellation);
    }
}
