using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.People;
using EngagementTracker.Readouts;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data.Lookups;

/// <summary>The directory as the reader of readouts wants it, and the way back from its answers to what a form holds.</summary>
public sealed class ReadoutDirectory(Gazetteer gazetteer, IReadOnlyDictionary<string, PartyId> ids)
{
    private readonly Dictionary<string, KnownParty> parties = gazetteer.Parties.ToDictionary(p => p.Code);

    public Gazetteer Gazetteer => gazetteer;

    /// <summary>All parties, people and topics: the directory is open to all who sign in, and bears no marking.</summary>
    public static async Task<ReadoutDirectory> ReadAsync(TrackerDbContext db, CancellationToken cancellation = default)
    {
        var parties = await db.Parties.AsNoTracking().OrderBy(p => p.Id).ToListAsync(cancellation);
        var people = await db.People.AsNoTracking().Include(p => p.Offices).OrderBy(p => p.Id).AsSplitQuery().ToListAsync(cancellation);
        var topics = await db.Topics.AsNoTracking().OrderBy(t => t.Id).ToListAsync(cancellation);
        var codes = parties.ToDictionary(p => p.Id, p => p.Code);
        var gazetteer = new Gazetteer(
            [.. parties.Select(p => new KnownParty(p.Code, p.Kind, p.Name, p.OfficialName, p.Demonym, p.Capital, p.TimeZone, p.Aliases))],
            [
                .. people.Select(p => new KnownPerson(
                    p.Id, p.Name, p.Aliases, codes[p.PartyId],
                    [.. p.Offices.OrderBy(o => o.Id.Value).Select(o => new KnownOffice(o.Title, codes[o.PartyId], o.From, o.To))])),
            ],
            [.. topics.Select(t => new KnownTopic(t.Id, t.Name, t.Aliases))]);
        return new ReadoutDirectory(gazetteer, parties.ToDictionary(p => p.Code, p => p.Id));
    }

    /// <summary>A party by its code, or <see langword="null"/> when the directory has none of that code.</summary>
    public PartyChoice? Party(string? code) =>
        code is not null && parties.TryGetValue(code, out var party) ? new PartyChoice(ids[code], code, party.Name, party.TimeZone) : null;

    public PersonChoice Person(KnownPerson person) =>
        new(person.Id, person.Name, ids[person.Party], person.Party, [.. person.Offices.Select(o => new OfficeHeld(o.Title, o.From, o.To))]);

    /// <summary>The name of a party by its id; the id's number when the directory has none of it.</summary>
    public string NameOf(PartyId id) => CodeOf(id) is { } code ? NameOf(code) : $"{id.Value}";

    public string? CodeOf(PartyId? id) => ids.FirstOrDefault(p => p.Value == id).Key;

    public string NameOf(string code) => parties.GetValueOrDefault(code)?.Name ?? code;
}
