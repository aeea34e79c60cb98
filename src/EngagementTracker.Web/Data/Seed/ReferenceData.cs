using EngagementTracker.Domain.Parties;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data.Seed;

/// <summary>The parties of the world, which every ministry needs. What a ministry has changed since is left alone.</summary>
public sealed class ReferenceData(TrackerDbContext db)
{
    public async Task LoadAsync(CancellationToken cancellation = default)
    {
        db.Begin(this);
        var known = await db.Parties.Select(p => p.Code).ToHashSetAsync(cancellation);
        var seeds = await SeedFiles.ReadAsync<List<PartySeed>>("parties.json");
        db.Parties.AddRange(seeds.Where(s => !known.Contains(s.Code)).Select(s => Party.Create(
            s.Code, s.Kind, new PartyDetails(s.Name, s.OfficialName, s.Demonym, s.Capital, s.TimeZone, s.Aliases))));
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    private sealed record PartySeed(
        string Code, string Name, string? OfficialName, PartyKind Kind, string? Demonym, string? Capital, string? TimeZone, List<string> Aliases);
}
