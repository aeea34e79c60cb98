using EngagementTracker.Domain.Parties;
using EngagementTracker.Readouts;
using EngagementTracker.Web.Data.Merges;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data.Seed;

/// <summary>The parties of the world, which every ministry needs. What a ministry has changed since is left alone.</summary>
public sealed class ReferenceData(TrackerDbContext db)
{
    public async Task LoadAsync(CancellationToken cancellation = default)
    {
        db.Begin(this);
        var known = await Doubles.Parties(db).Select(p => p.Code).ToHashSetAsync(cancellation);
        db.Parties.AddRange((await PartiesAsync()).Where(s => !known.Contains(s.Code)).Select(s => Party.Create(
            s.Code, s.Kind, new PartyDetails(s.Name, s.OfficialName, s.Demonym, s.Capital, s.TimeZone, s.Aliases))));
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    /// <summary>As they are before a ministry changes any.</summary>
    public static Task<List<KnownParty>> PartiesAsync() => SeedFiles.ReadAsync<List<KnownParty>>("parties.json");
}
