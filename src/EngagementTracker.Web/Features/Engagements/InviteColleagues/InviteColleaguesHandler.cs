using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Mail;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Calendar;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Engagements.InviteColleagues;

/// <summary>To whom an invitation goes, and who has it already.</summary>
public sealed record Invited(int New, int Already);

/// <summary>
/// Queues an invitation to a planned engagement for colleagues who may read it: one for each of them and each version of the engagement,
/// so that a second press sends nothing twice, and a changed engagement can be sent again.
/// </summary>
public sealed class InviteColleaguesHandler(
    IDbContextFactory<TrackerDbContext> contexts, TimeProvider time, IValidator<InviteColleaguesForm> validator)
{
    public async Task<Answer<Invited>> HandleAsync(InviteColleaguesForm form, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        await using var db = await contexts.BeginAsync(this, Permission.LogEngagements, cancellation);
        if (validator.ErrorsIn(form) is { Count: > 0 } errors) return Answer<Invited>.Refused(errors);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.Engagements.AsNoTracking().SingleOrDefaultAsync(e => e.Reference == form.Reference, cancellation) is not { } engagement)
            return Refused("", $"There is no engagement {form.Reference}. Check the reference.");
        if (engagement.State != EngagementState.Planned)
            return Refused("", $"{form.Reference} was held, so nobody is invited to it any more.");
        var readers = await Readers.ReadAsync(db, cancellation);
        var list = await Readers.ListOfAsync(db, engagement.Id, cancellation);
        foreach (var chosen in form.Colleagues)
        {
            if (readers.People.All(p => p.Reader.Id != chosen)) return Refused(nameof(form.Colleagues), "One of them can no longer sign in. Take them out.");
            if (readers.OwnerRefusal(chosen, engagement, list) is { } refusal) return Refused(nameof(form.Colleagues), refusal);
        }
        var key = $"invite:{engagement.Reference}:v{engagement.Version}";
        var already = await QueuedInvitations.OfAsync(db, key, cancellation);
        var utc = time.GetUtcNow().UtcDateTime;
        var added = form.Colleagues.Where(c => !already.Contains(c)).Select(c => OutgoingMail.Invite(c, engagement.Id, key, utc)).ToList();
        db.OutgoingMails.AddRange(added);
        await db.SaveChangesAsync(cancellation);
        if (added.Count > 0) await db.RecordExportAsync($"{engagement.Reference}: invitation to {added.Count} by mail", cancellation);
        await transaction.CommitAsync(cancellation);
        return Answer<Invited>.Saved(new Invited(added.Count, form.Colleagues.Count - added.Count));
    }

    private static Answer<Invited> Refused(string field, string sentence) => Answer<Invited>.Refused(new Problem(field, sentence));
}
