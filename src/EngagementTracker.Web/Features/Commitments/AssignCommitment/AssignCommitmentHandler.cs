using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Commitments.AssignCommitment;

/// <summary>Gives a commitment to somebody in our ministry, or to nobody.</summary>
public sealed class AssignCommitmentHandler(IDbContextFactory<TrackerDbContext> contexts, TimeProvider time)
{
    public async Task<Answer<Commitment>> HandleAsync(AssignCommitmentForm form, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        await using var db = await contexts.BeginAsync(this, Permission.AssignCommitments, cancellation);
        if (await db.Commitments.SingleOrDefaultAsync(c => c.Reference == form.Reference, cancellation) is not { } commitment)
            return CommitmentAnswers.Unknown(form.Reference);
        if (commitment.OwnerId == form.OwnerId) return Answer<Commitment>.Saved(commitment);
        if (form.OwnerId is { } wanted)
        {
            if (await Owners.RefusalAsync(db, wanted, cancellation) is { } wrong) return Refused(wrong);
            var list = await Readers.ListOfAsync(db, commitment.EngagementId, cancellation);
            if ((await Readers.ReadAsync(db, cancellation)).OwnerRefusal(wanted, commitment, list) is { } refusal) return Refused(refusal);
        }
        commitment.Assign(form.OwnerId, time.GetUtcNow().UtcDateTime);
        return await db.DecideAsync(commitment, form.Version, cancellation);
    }

    private static Answer<Commitment> Refused(string sentence) =>
        Answer<Commitment>.Refused(new Problem(nameof(AssignCommitmentForm.OwnerId), sentence));
}
