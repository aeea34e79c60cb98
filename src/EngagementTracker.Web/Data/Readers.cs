using EngagementTracker.Domain.Access;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data;

/// <summary>A record as it is about to be marked, to ask who will read it.</summary>
public sealed record Protection(Marking Marking, UserId DrafterId, UnitId UnitId) : IProtected
{
    /// <summary>The record with another marking.</summary>
    public static Protection Of(IProtected record, Marking? marking = null)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new Protection(marking ?? record.Marking, record.DrafterId, record.UnitId);
    }
}

public sealed record NamedReader(Reader Reader, string Name, string Unit);

public sealed record NamedUnit(UnitId Id, string Code, string Name, UserId? HeadId);

/// <summary>
/// All who can sign in, as readers: to ask in memory who may read a record before it is given to somebody, or closed to them.
/// The names are the directory's, open to all.
/// </summary>
public sealed class Readers
{
    private Readers(IReadOnlyList<NamedReader> people, IReadOnlyList<NamedUnit> units) => (People, Units) = (people, units);

    /// <summary>By name.</summary>
    public IReadOnlyList<NamedReader> People { get; }

    public IReadOnlyList<NamedUnit> Units { get; }

    public static Readers Nobody { get; } = new([], []);

    public static async Task<Readers> ReadAsync(TrackerDbContext db, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var units = await db.Units.AsNoTracking().OrderBy(u => u.Name)
            .Select(u => new NamedUnit(u.Id, u.Code, u.Name, u.HeadId)).ToListAsync(cancellation);
        var users = await db.Users.AsNoTracking().Where(u => !u.IsDisabled).OrderBy(u => u.DisplayName)
            .Select(u => new { u.Id, u.DisplayName, u.UnitId, u.Clearance }).ToListAsync(cancellation);
        var heads = units.ToLookup(u => u.HeadId, u => u.Id);
        var names = units.ToDictionary(u => u.Id, u => u.Name);
        return new Readers(
            [.. users.Select(u => new NamedReader(new Reader(u.Id, u.UnitId, u.Clearance, [.. heads[u.Id]]), u.DisplayName, names[u.UnitId]))], units);
    }

    /// <param name="list">The need-to-know list of the record's engagement.</param>
    public IEnumerable<NamedReader> Of(IProtected record, IReadOnlyCollection<NeedToKnow> list) =>
        People.Where(p => p.Reader.MayRead(record, list));

    public UserId? HeadOf(UnitId unit) => Units.FirstOrDefault(u => u.Id == unit)?.HeadId;

    /// <summary>Those who can be given work on the record: a form's choices.</summary>
    /// <param name="chosen">Whoever has it stays to be seen, even when they may not read it any more.</param>
    public IReadOnlyList<Option<UserId?>> OwnersOf(IProtected record, IReadOnlyCollection<NeedToKnow> list, UserId? chosen = null) =>
    [
        .. People.Where(p => p.Reader.Id == chosen || p.Reader.MayRead(record, list)).Select(p => new Option<UserId?>(
            p.Reader.Id, p.Reader.MayRead(record, list) ? p.Name : $"{p.Name} (may not read it)")),
    ];

    /// <summary>Why work on the record cannot be given to somebody who can sign in; <see langword="null"/> when it can.</summary>
    public string? OwnerRefusal(UserId owner, IProtected record, IReadOnlyCollection<NeedToKnow> list) =>
        People.FirstOrDefault(p => p.Reader.Id == owner) is not { } person || person.Reader.MayRead(record, list) ? null
            : $"{person.Name} may not read this record. Choose somebody else, or change its readers.";

    public static Task<List<NeedToKnow>> ListOfAsync(
        TrackerDbContext db, Domain.Engagements.EngagementId engagement, CancellationToken cancellation = default) =>
        db.Set<NeedToKnow>().AsNoTracking().Where(n => n.EngagementId == engagement).ToListAsync(cancellation);
}
