using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Notices;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Access.BreakTheGlass;

/// <summary>What the head of a unit may read now.</summary>
/// <param name="WasReadable">Whether they could read it without: nothing was broken then.</param>
public sealed record OpenedRecord(string Reference, bool WasReadable);

/// <summary>A head of unit opens an engagement beyond its need-to-know list, for an hour. Its drafter and the head of its unit are told.</summary>
public sealed class BreakGlassHandler(
    IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, TimeProvider time, IValidator<BreakGlassForm> validator)
{
    /// <exception cref="NotPermittedException">The user heads no unit.</exception>
    public async Task<Answer<OpenedRecord>> HandleAsync(BreakGlassForm form, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.Begin(this);
        if (!await BehindGlass.MayBreakAsync(db, user, cancellation)) throw await db.RefuseAsync($"{db.UseCase}: a head of unit", cancellation);
        if (validator.ErrorsIn(form) is { Count: > 0 } problems) return Answer<OpenedRecord>.Refused(problems);
        if (await IsReadableAsync(db, form.Wanted, cancellation)) return Answer<OpenedRecord>.Saved(new(form.Wanted, WasReadable: true));
        var found = await BehindGlass.FindAsync(db, form.Wanted, cancellation);
        if (found is null || !(found.Marking <= user.Clearance))
        {
            // What is not there and what lies too high are refused alike, in words and on record.
            await db.RefuseAsync($"{db.UseCase}: {form.Wanted}", cancellation);
            return Answer<OpenedRecord>.Refused(new Problem(nameof(form.Reference), $"There is no {form.Wanted} that you may open."));
        }
        var glass = BreakGlass.Open(found.Id, found.Reference, user.SignedInId, form.Reason!, time.GetUtcNow().UtcDateTime);
        db.BreakGlasses.Add(glass);
        db.Notices.AddRange(await NoticesAsync(db, found, glass, cancellation));
        await db.SaveChangesAsync(cancellation);
        return Answer<OpenedRecord>.Saved(new(found.Reference, WasReadable: false));
    }

    private static async Task<bool> IsReadableAsync(TrackerDbContext db, string reference, CancellationToken cancellation) =>
        await db.Engagements.AnyAsync(e => e.Reference == reference, cancellation)
        || await db.Commitments.AnyAsync(c => c.Reference == reference, cancellation)
        || await db.FollowUps.AnyAsync(f => f.Reference == reference, cancellation);

    /// <summary>Each is told the hour on the clock of their own unit.</summary>
    private async Task<IEnumerable<Notice>> NoticesAsync(TrackerDbContext db, BehindGlass found, BreakGlass glass, CancellationToken cancellation)
    {
        var told = await db.Users.Where(u => u.Id == found.DrafterId || u.Id == found.HeadId)
            .Select(u => new { u.Id, Zone = db.Units.First(x => x.Id == u.UnitId).TimeZone }).ToListAsync(cancellation);
        return told.Select(t => Notice.Tell(t.Id, found.Reference,
            $"{user.DisplayName} opened {found.Reference} by break glass until {Zone.FromUtc(glass.UntilUtc, t.Zone):HH:mm} ({t.Zone}): “{glass.Reason.TrimEnd('.')}”.",
            glass.OpenedUtc));
    }
}
