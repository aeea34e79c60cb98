using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Lookups;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Commitments.ReviseCommitment;

/// <summary>Sets a commitment's terms anew, as a dated revision with author and reason.</summary>
public sealed class ReviseCommitmentHandler(
    IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, TimeProvider time, Ministry ministry,
    IValidator<ReviseCommitmentForm> validator)
{
    public async Task<Answer<Commitment>> HandleAsync(ReviseCommitmentForm form, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        await using var db = await contexts.BeginAsync(this, Permission.ReviseCommitments, cancellation);
        if (validator.ErrorsIn(form) is { Count: > 0 } errors) return Answer<Commitment>.Refused(errors);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.Commitments.Include(c => c.Parties).SingleOrDefaultAsync(c => c.Reference == form.Reference, cancellation) is not { } commitment)
            return CommitmentAnswers.Unknown(form.Reference);
        db.Expect(commitment, form.Version);
        var today = user.Today(time);
        var (atEvent, problem) = form.DeadlineKind == DeadlineKind.Event ? await form.ToDeadlineAsync(db, today, cancellation) : (null, null);
        if (problem is not null) return Answer<Commitment>.Refused(new Problem(nameof(form.DeadlineEvent), problem));
        // It keeps the name under which it was recorded.
        if (atEvent?.EventId is not null && atEvent.EventId == commitment.Deadline.EventId) atEvent = commitment.Deadline;
        var terms = form.ToTerms(ministry.HomeParty, today, atEvent, user.WorkingDays);
        if (!commitment.Revise(terms, form.Reason ?? "", user.SignedInId, time.GetUtcNow().UtcDateTime))
        {
            return Answer<Commitment>.Refused(new Problem(
                nameof(form.Wording), "Nothing differs from the terms on record. Change a term, or cancel."));
        }
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Answer<Commitment>.Saved(commitment);
    }
}
