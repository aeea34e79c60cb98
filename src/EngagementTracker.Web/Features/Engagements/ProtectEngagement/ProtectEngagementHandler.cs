using EngagementTracker.Domain.Engagements;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Engagements.ProtectEngagement;

/// <summary>Sets the marking of an engagement, with that of what came from it, and who may read it all.</summary>
public sealed class ProtectEngagementHandler(
    IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, IValidator<ProtectEngagementForm> validator)
{
    /// <exception cref="NotPermittedException">The user may not log engagements.</exception>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else changed the engagement first.</exception>
    public async Task<Answer<Engagement>> HandleAsync(ProtectEngagementForm form, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        await using var db = await contexts.BeginAsync(this, Permission.LogEngagements, cancellation);
        if (validator.ErrorsIn(form) is { Count: > 0 } errors) return Answer<Engagement>.Refused(errors);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.Engagements.Include(e => e.NeedToKnow).SingleOrDefaultAsync(e => e.Reference == form.Reference, cancellation) is not { } engagement)
            return Answer<Engagement>.Refused(new Problem("", $"There is no {form.Reference}. Check the reference."));
        db.Expect(engagement, form.Version);
        var readers = await Readers.ReadAsync(db, cancellation);
        if (ProblemWith(form, engagement, readers) is { } problem) return Answer<Engagement>.Refused(problem);
        if (form.Marking < engagement.Marking) await LowerAsync(db, engagement, form, cancellation);
        else if (form.Marking > engagement.Marking)
        {
            var offspring = await Offspring.LoadAsync(db, engagement, cancellation);
            engagement.Mark(form.Marking, form.Reason);
            offspring.RaiseTo(form.Marking);
        }
        engagement.LimitTo(form.People, form.Units);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Answer<Engagement>.Saved(engagement);
    }

    private Problem? ProblemWith(ProtectEngagementForm form, Engagement engagement, Readers readers)
    {
        var me = readers.People.FirstOrDefault(p => p.Reader.Id == user.Id)?.Reader;
        // An hour's glance must not become a place on the list.
        if (me?.MayRead(engagement, engagement.NeedToKnow) != true)
            return new Problem("", "You read this record beyond its list. Only somebody who reads it by right can change its marking or its readers.");
        if (form.Marking > engagement.Marking && !user.MayGive(form.Marking, engagement.DrafterId))
            return new Problem(nameof(form.Marking), MarkingRights.AboveClearance(form.Marking));
        if (form.Marking < engagement.Marking && !user.MayLower(readers.HeadOf(engagement.UnitId)))
            return new Problem(nameof(form.Marking), MarkingRights.NotLowered);
        if (form.Marking < engagement.Marking && Domain.Text.CleanOrNull(form.Reason) is null)
            return new Problem(nameof(form.Reason), "Write why the marking is lowered.");
        if (form.People.Any(id => readers.People.All(p => p.Reader.Id != id) && engagement.NeedToKnow.All(n => n.UserId != id)))
            return new Problem(nameof(form.List), "Somebody on the list cannot sign in any more. Take the name from the list.");
        return form.LocksMeOut || me.MayRead(Protection.Of(engagement, form.Marking), form.NeedToKnow) ? null
            : new Problem(nameof(form.LocksMeOut), "You will not read this record any more. Say that you know, or change the list.");
    }

    /// <summary>
    /// The database refuses a record that is marked lower than what it came from, so the engagement is saved before its commitments,
    /// and they before their follow-ups. Only what the user may read is lowered with it.
    /// </summary>
    private static async Task LowerAsync(TrackerDbContext db, Engagement engagement, ProtectEngagementForm form, CancellationToken cancellation)
    {
        var before = engagement.Marking;
        engagement.Mark(form.Marking, form.Reason);
        await db.SaveChangesAsync(cancellation);

        var commitments = await Visible.Commitments(db, engagement.Id, before).Select(c => c.Id).ToListAsync(cancellation);
        var followUps = await Visible.FollowUps(db, engagement.Id, before).Select(f => f.Id).ToListAsync(cancellation);
        var accounts = await Visible.Accounts(db, engagement.Id, before).CountAsync(cancellation);
        var offspring = await Offspring.LoadAsync(db, engagement, cancellation);
        // What was lower for a reason, and is not any more, needs none.
        foreach (var commitment in offspring.Commitments.Where(c => c.LoweredBecause is not null && c.Marking >= engagement.Marking))
            commitment.Mark(commitment.Marking, null);
        if (!form.LowersTheRest) return;
        if (accounts > 0) engagement.LowerAccounts(before);
        foreach (var commitment in offspring.Commitments.Where(c => commitments.Contains(c.Id))) commitment.Mark(form.Marking, null);
        await db.SaveChangesAsync(cancellation);
        foreach (var followUp in offspring.FollowUps.Where(f => followUps.Contains(f.Id) && (f.Commitment?.Marking ?? engagement.Marking) <= form.Marking))
            followUp.Mark(form.Marking);
    }
}
