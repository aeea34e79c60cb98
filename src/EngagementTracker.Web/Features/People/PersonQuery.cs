using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.People;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Records;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.People;

/// <summary>A person with the offices over time, and the engagements in which they took part.</summary>
/// <param name="Parts">What the person was in each engagement, by its reference.</param>
public sealed record PersonView(
    Person Person, string PartyCode, string PartyName, IReadOnlyList<PersonOffice> Offices,
    IReadOnlyList<EngagementLine> Engagements, int EngagementsInAll, IReadOnlyDictionary<string, PersonPart> Parts);

public sealed record PersonOffice(string Title, string PartyCode, string PartyName, DateOnly? From, DateOnly? To);

public sealed record PersonPart(string Reference, string? Capacity, ParticipantRole Role);

public static class PersonQuery
{
    public const int MostEngagements = 20;

    public static async Task<PersonView?> ReadAsync(TrackerDbContext db, PersonId id, CancellationToken cancellation = default)
    {
        if (await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellation) is not { } person) return null;
        var party = await db.Parties.AsNoTracking().Where(p => p.Id == person.PartyId).Select(p => new { p.Code, p.Name }).SingleAsync(cancellation);
        var engagements = db.Engagements.AsNoTracking().Of(db, id);
        var lines = await engagements.ToLines(db).Take(MostEngagements).ToListAsync(cancellation);
        var shown = lines.ConvertAll(l => l.Reference);
        var parts = await db.Set<Participant>().AsNoTracking().Where(p => p.PersonId == id)
            .Join(db.Engagements.Where(e => shown.Contains(e.Reference)), p => p.EngagementId, e => e.Id, (p, e) => new PersonPart(e.Reference, p.Capacity, p.Role))
            .ToDictionaryAsync(p => p.Reference, cancellation);
        return new PersonView(
            person, party.Code, party.Name,
            await db.Set<Office>().AsNoTracking().Where(o => o.PersonId == id)
                .OrderByDescending(o => o.To == null).ThenByDescending(o => o.From).ThenByDescending(o => o.To)
                .Join(db.Parties, o => o.PartyId, p => p.Id, (o, p) => new PersonOffice(o.Title, p.Code, p.Name, o.From, o.To))
                .ToListAsync(cancellation),
            lines, await engagements.CountAsync(cancellation), parts);
    }
}
