using EngagementTracker.Readouts;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data.Lookups;

/// <summary>The directory as the reader of texts wants it. It is open to all, so a draft shows nobody what they may not read.</summary>
public sealed class GazetteerSource(IDbContextFactory<TrackerDbContext> contexts)
{
    public async Task<Gazetteer> ReadAsync(CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var parties = await db.Parties.AsNoTracking().OrderBy(p => p.Id).ToListAsync(cancellation);
        var codes = parties.ToDictionary(p => p.Id, p => p.Code);
        var people = await db.People.AsNoTracking().Include(p => p.Offices).OrderBy(p => p.Id).ToListAsync(cancellation);
        var topics = await db.Topics.AsNoTracking().OrderBy(t => t.Id).ToListAsync(cancellation);
        return new Gazetteer(
            [.. parties.Select(p => new KnownParty(
                p.Code, p.Kind, p.Name, p.OfficialName == p.Name ? null : p.OfficialName, p.Demonym, p.Capital, p.TimeZone, p.Aliases))],
            [.. people.Select(p => new KnownPerson(
                p.Id, p.Name, p.Aliases, codes[p.PartyId], [.. p.Offices.Select(o => new KnownOffice(o.Title, codes[o.PartyId], o.From, o.To))]))],
            [.. topics.Select(t => new KnownTopic(t.Id, t.Name, t.Aliases))]);
    }
}
