using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Audit;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Engagements.ProtectEngagement;

/// <summary>All that the page of an engagement's marking and readers shows.</summary>
/// <param name="Readings">Who has read it, newest first; <see langword="null"/> for whom it is none of their business.</param>
public sealed record ProtectionView(
    Engagement Engagement, Readers Readers, string Drafter, string Unit, OffspringMarkings Offspring, int CanBeLowered, IReadOnlyList<Reading>? Readings)
{
    public const int MostReadings = 20;

    public UserId? HeadId => Readers.HeadOf(Engagement.UnitId);

    public string? Head => Readers.People.FirstOrDefault(p => p.Reader.Id == HeadId)?.Name;

    public static async Task<ProtectionView?> ReadAsync(
        TrackerDbContext db, string reference, CurrentUser user, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(user);
        var found = await db.Engagements.AsNoTracking().Include(e => e.NeedToKnow).SingleOrDefaultAsync(e => e.Reference == reference, cancellation);
        if (found is null) return null;
        var readers = await Readers.ReadAsync(db, cancellation);
        var seesReadings = found.DrafterId == user.Id || readers.HeadOf(found.UnitId) == user.Id || user.Roles.HasFlag(Roles.Manager);
        return new ProtectionView(
            found, readers,
            await db.Users.Where(u => u.Id == found.DrafterId).Select(u => u.DisplayName).SingleAsync(cancellation),
            readers.Units.First(u => u.Id == found.UnitId).Name,
            await OffspringMarkings.ReadAsync(db, found.Id, cancellation),
            await Visible.Accounts(db, found.Id, found.Marking).CountAsync(cancellation)
                + await Visible.Commitments(db, found.Id, found.Marking).CountAsync(cancellation)
                + await Visible.FollowUps(db, found.Id, found.Marking).CountAsync(cancellation),
            seesReadings ? await ReadingsAsync(db, reference, cancellation) : null);
    }

    /// <summary>What saving the form would do, before it is saved.</summary>
    public ProtectionEffect EffectOf(ProtectEngagementForm form, UserId? me)
    {
        ArgumentNullException.ThrowIfNull(form);
        var before = Readers.Of(Engagement, Engagement.NeedToKnow).ToList();
        var after = Readers.Of(Protection.Of(Engagement, form.Marking), form.NeedToKnow).ToList();
        return new ProtectionEffect(
            [.. before.Except(after).Select(p => p.Name)], [.. after.Except(before).Select(p => p.Name)], after.Count,
            form.Marking > Engagement.Marking ? Offspring.Below(form.Marking) : new RaisedWith(0, 0, 0, false),
            before.Exists(p => p.Reader.Id == me) && !after.Exists(p => p.Reader.Id == me));
    }

    /// <summary>A name as the list shows it, also of somebody who cannot sign in any more.</summary>
    public IReadOnlyList<ReaderChoice> Choices(IReadOnlyDictionary<UserId, string> gone) =>
    [
        .. Engagement.NeedToKnow.Select(n => n.UnitId is { } unit
            ? Choice(Readers.Units.First(u => u.Id == unit))
            : Readers.People.FirstOrDefault(p => p.Reader.Id == n.UserId) is { } person ? Choice(person)
            : new ReaderChoice(n.UserId, null, gone.GetValueOrDefault(n.UserId!.Value, "Somebody"), "disabled")),
    ];

    public static ReaderChoice Choice(NamedReader person) => new(person.Reader.Id, null, person.Name, person.Unit);

    public static ReaderChoice Choice(NamedUnit unit) => new(null, unit.Id, unit.Name, "everybody of the unit");

    private static async Task<IReadOnlyList<Reading>> ReadingsAsync(TrackerDbContext db, string reference, CancellationToken cancellation) =>
        await db.AuditEntries.AsNoTracking().Where(a => a.Record == reference && a.Action == AuditAction.Read)
            .OrderByDescending(a => a.Id).Take(MostReadings).Select(a => new Reading(a.ActorName, a.AtUtc)).ToListAsync(cancellation);
}

public sealed record Reading(string Who, DateTime AtUtc);

/// <param name="Readers">How many will read it.</param>
public sealed record ProtectionEffect(IReadOnlyList<string> Losing, IReadOnlyList<string> Gaining, int Readers, RaisedWith Raised, bool LocksMeOut);

/// <summary>What came from an engagement, at a marking that the reader may see.</summary>
internal static class Visible
{
    public static IQueryable<Account> Accounts(TrackerDbContext db, EngagementId id, Marking at) =>
        db.Accounts.Where(a => a.EngagementId == id && a.Marking == at);

    public static IQueryable<Commitment> Commitments(TrackerDbContext db, EngagementId id, Marking at) =>
        db.Commitments.Where(c => c.EngagementId == id && c.Marking == at);

    public static IQueryable<FollowUp> FollowUps(TrackerDbContext db, EngagementId id, Marking at) =>
        db.FollowUps.Where(f => f.EngagementId == id && f.Marking == at);
}
