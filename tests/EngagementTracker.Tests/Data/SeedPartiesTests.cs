using EngagementTracker.Domain;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Data;

public sealed class SeedPartiesTests
{
    [Fact]
    public async Task The_parties_that_come_with_the_product_are_whole()
    {
        await using var tracker = await Tracker.StartAsync();
        var parties = await tracker.ReadAsync(db => db.Parties.AsNoTracking().ToListAsync());

        Assert.Empty(parties.Where(p => p.Kind == PartyKind.State && (p.Demonym is null || p.Capital is null || p.TimeZone is null)).Select(p => p.Code));
        Assert.Empty(parties.Where(p => p.TimeZone is not null && !Zone.Exists(p.TimeZone)).Select(p => p.Code));
        Assert.Equal(parties.Count, parties.Select(p => p.Code).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.InRange(parties.Count(p => p.Kind == PartyKind.State), 193, 210);
        Assert.True(parties.Count(p => p.Kind == PartyKind.Organisation) >= 30);
        Assert.Equal(249, parties.Count(p => p.Kind != PartyKind.Organisation && p.Code != "XK"));
        foreach (var code in new[] { "UN", "AU", "EU", "EAC", "SADC", "IGAD", "NATO", "OSCE", "IAEA" }) Assert.Contains(parties, p => p.Code == code);
    }
}
