using EngagementTracker.Readouts;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data.Lookups;

namespace EngagementTracker.Tests.Data.Lookups;

public sealed class ReadoutDirectoryTests
{
    [Fact]
    public async Task Holds_the_whole_directory()
    {
        await using var tracker = await Tracker.StartAsync(records: true);

        var gazetteer = (await tracker.ReadAsync(db => ReadoutDirectory.ReadAsync(db, TestContext.Current.CancellationToken))).Gazetteer;

        Assert.True(gazetteer.Parties.Count >= 279);
        Assert.Equal(("Kenya", "Kenyan", "Nairobi", "Africa/Nairobi"), gazetteer.Parties.Where(p => p.Code == "KE")
            .Select(p => (p.Name, p.Demonym!, p.Capital!, p.TimeZone!)).Single());
        var secretary = gazetteer.People.Single(p => p.Name == "Marco Rubio");
        Assert.Equal("US", secretary.Party);
        Assert.Contains(new KnownOffice("Secretary of State", "US", new DateOnly(2025, 1, 21), null), secretary.Offices);
        Assert.Contains("Strategic Trade and Investment Partnership", gazetteer.Topics.Single(t => t.Name == "STIP").Aliases);
    }
}
