using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Deadlines.Reschedule;

/// <summary>What was moved, from which deadline, and the version that it has now.</summary>
public sealed record Moved(DueItemKind Kind, string Reference, int Version, Deadline Before, DateOnly? To);

/// <summary>
/// Moves an open item to another day, for a reason. A commitment's date becomes one that our side proposes, even where one was stated: the
/// obligor did not say the new one, and what they said stays in the revision before it.
/// </summary>
public sealed class RescheduleHandler(
    IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, TimeProvider time, Ministry ministry, IValidator<RescheduleForm> validator)
{
    private const string Undone = "Undone.";

    /// <exception cref="NotPermittedException">The user's roles do not allow it.</exception>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else changed the item first.</exception>
    public async Task<Answer<Moved>> HandleAsync(RescheduleForm form, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        await using var db = await contexts.BeginAsync(this, PermissionFor(form.Kind), cancellation);
        if (validator.ErrorsIn(form) is { Count: > 0 } errors) return Answer<Moved>.Refused(errors);
        var day = form.ReadDue(user.Today(time), user.WorkingDays).Date!.Value;
        return await MoveAsync(db, form.Kind, form.Reference, form.Version, Deadline.Proposed(day), form.Reason!, cancellation);
    }

    /// <summary>Gives an item back the deadline that it had before it was moved.</summary>
    public async Task<Answer<Moved>> UndoAsync(Moved moved, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(moved);
        await using var db = await contexts.BeginAsync(this, PermissionFor(moved.Kind), cancellation);
        return await MoveAsync(db, moved.Kind, moved.Reference, moved.Version, moved.Before, Undone, cancellation);
    }

    public static Permission PermissionFor(DueItemKind kind) =>
        kind == DueItemKind.FollowUp ? Permission.KeepFollowUps : Permission.ReviseCommitments;

    private Task<Answer<Moved>> MoveAsync(
        TrackerDbContext db, DueItemKind kind, string reference, int version, Deadline to, string reason, CancellationToken cancellation) =>
        kind == DueItemKind.FollowUp
            ? MoveFollowUpAsync(db, reference, version, to, reason, cancellation)
            : MoveCommitmentAsync(db, reference, version, to, reason, cancellation);

    private async Task<Answer<Moved>> MoveFollowUpAsync(
        TrackerDbContext db, string reference, int version, Deadline to, string reason, CancellationToken cancellation)
    {
        if (await db.FollowUps.SingleOrDefaultAsync(f => f.Reference == reference, cancellation) is not { } followUp) return Unknown($"follow-up {reference}");
        if (followUp.IsDone) return Refused($"{reference} is done, so it does not move. Reopen it first.");
        var hung = await db.CalendarEvents.SingleOrDefaultAsync(e => e.Id == followUp.EventId, cancellation);
        var before = hung is { On: not null } ? Deadline.Before(hung) : Deadline.Stated(followUp.DueOn);
        if (hung is null && followUp.DueOn == to.Date) return Stays(reference);
        db.Expect(followUp, version);
        var utc = time.GetUtcNow().UtcDateTime;
        var occasion = to.EventId is { } id ? await db.CalendarEvents.SingleOrDefaultAsync(e => e.Id == id && e.On != null, cancellation) : null;
        if (occasion is not null) followUp.HangOn(occasion, reason, utc);
        else followUp.Reschedule(to.Date!.Value, reason, utc);
        await db.SaveChangesAsync(cancellation);
        return Answer<Moved>.Saved(new Moved(DueItemKind.FollowUp, reference, followUp.Version, before, followUp.DueOn));
    }

    private async Task<Answer<Moved>> MoveCommitmentAsync(
        TrackerDbContext db, string reference, int version, Deadline to, string reason, CancellationToken cancellation)
    {
        if (await db.Commitments.Include(c => c.Parties).SingleOrDefaultAsync(c => c.Reference == reference, cancellation) is not { } commitment)
            return Unknown($"commitment {reference}");
        if (commitment.State == CommitmentState.Closed) return Refused($"{reference} is closed, so its deadline stays. Reopen it first.");
        var before = commitment.Deadline with { };
        if (before.Date == to.Date && before.Kind is DeadlineKind.Stated or DeadlineKind.Proposed && to.Kind == DeadlineKind.Proposed) return Stays(reference);
        db.Expect(commitment, version);
        if (!commitment.Revise(commitment.TermsWith(to, ministry.HomeParty), reason, user.SignedInId, time.GetUtcNow().UtcDateTime)) return Stays(reference);
        await db.SaveChangesAsync(cancellation);
        return Answer<Moved>.Saved(new Moved(DueItemKind.Commitment, reference, commitment.Version, before, commitment.Deadline.Date));
    }

    private static Answer<Moved> Unknown(string item) => Refused($"There is no {item}. It may have been withheld from you meanwhile: read the board again.");

    private static Answer<Moved> Stays(string reference) =>
        Answer<Moved>.Refused(new Problem(nameof(RescheduleForm.DueOn), $"{reference} is due on that day already. Enter another day, or cancel."));

    private static Answer<Moved> Refused(string sentence) => Answer<Moved>.Refused(new Problem("", sentence));
}
