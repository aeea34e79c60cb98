using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.People;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Charts;
using EngagementTracker.Web.Ui.Records;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.People;

/// <summary>A person with the offices over time, and the engagements in which they took part.</summary>
/// <param name="Parts">What the person was in each engagement.</param>
public sealed record PersonView(
    Person Person, string PartyCode, string PartyName, IReadOnlyList<PersonOffice> Offices,
    RecordThread Thread, IReadOnlyDictionary<EngagementId, PersonPart> Parts);

public sealed record PersonOffice(string Title, string PartyCode, string PartyName, DateOnly? From, DateOnly? To);

public sealed record PersonPart(EngagementId EngagementId, string? Capacity, ParticipantRole Role);

/// <param name="Said">What their party said when they spoke for it.</param>
public sealed record PersonMemory(IReadOnlyList<Sentence> Said, HeatTable Topics, IReadOnlyList<Pair> Pairs);

public static class PersonQuery
{
    public const int MostEngagements = 20;
    private const int MostSaid = 8;

    public static async Task<PersonView?> ReadAsync(TrackerDbContext db, PersonId id, DateOnly today, CancellationToken cancellation = default)
    {
        if (await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellation) is not { } person) return null;
        var party = await db.Parties.AsNoTracking().Where(p => p.Id == person.PartyId).Select(p => new { p.Code, p.Name }).SingleAsync(cancellation);
        var thread = await db.Thread(id).ReadAsync(db, today, MostEngagements, cancellation);
        List<EngagementId> shown = [.. thread.Ahead.Concat(thread.Past).Select(l => l.Id)];
        return new PersonView(
            person, party.Code, party.Name,
            await db.Set<Office>().AsNoTracking().Where(o => o.PersonId == id)
                .OrderByDescending(o => o.To == null).ThenByDescending(o => o.From).ThenByDescending(o => o.To)
                .Join(db.Parties, o => o.PartyId, p => p.Id, (o, p) => new PersonOffice(o.Title, p.Code, p.Name, o.From, o.To))
                .ToListAsync(cancellation),
            thread,
            await db.Set<Participant>().AsNoTracking().Where(p => p.PersonId == id && shown.Contains(p.EngagementId))
                .Select(p => new PersonPart(p.EngagementId, p.Capacity, p.Role)).ToDictionaryAsync(p => p.EngagementId, cancellation));
    }

    /// <summary>Read after the rest, which is not kept waiting for it.</summary>
    public static async Task<PersonMemory> RecallAsync(TrackerDbContext db, PersonId id, DateOnly today, CancellationToken cancellation = default)
    {
        var held = db.Thread(id).In(db, EngagementState.Held);
        return new PersonMemory(
            await db.Said(held.Newest(Threads.SaidWithin), id).ToSentences(db).Take(MostSaid).ToListAsync(cancellation),
            await HeatTable.OfTopicsAsync(db, db.Thread(id), today, cancellation),
            await Pairs.ReadAsync(db, held.Newest(Threads.CountedWithin), person: id, cancellation: cancellation));
    }
}
