using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace EngagementTracker.Tests.Hosting;

public sealed class StatisticsKeeperTests
{
    [Fact]
    public async Task The_database_knows_how_much_stands_in_its_indexes()
    {
        await using var tracker = await Tracker.StartAsync();
        await using var scope = tracker.AsNobody();
        using var keeper = new StatisticsKeeper(scope.ServiceProvider.GetRequiredService<IServiceScopeFactory>(), tracker.Time, NullLogger<StatisticsKeeper>.Instance);

        await keeper.RunAsync(TestContext.Current.CancellationToken);

        Assert.Contains("Parties", await Tables.TextsAsync(tracker.DatabaseFile, "SELECT DISTINCT tbl FROM sqlite_stat1"));
    }
}
