using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data.Seed;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Data;

public sealed class DemoTests
{
    [Fact]
    public async Task Loading_twice_changes_nothing()
    {
        await using var tracker = await Tracker.StartAsync(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero), records: true);
        var before = await CountsAsync(tracker);

        await tracker.AsAsync<Demo, int>("admin", async demo =>
        {
            await demo.LoadAsync(new DemoOptions { Accounts = true, Records = true }, TestContext.Current.CancellationToken);
            return 0;
        });

        Assert.Equal(before, await CountsAsync(tracker));
        Assert.Equal(13, before.Engagements);
        Assert.True(before is { Commitments: >= 25, FollowUps: >= 30, Users: 5, Parties: >= 279 });
    }

    private static Task<(int Engagements, int Commitments, int FollowUps, int Users, int Parties, int Audit)> CountsAsync(Tracker tracker) =>
        tracker.ReadAsync(async db => (
            await db.Engagements.CountAsync(), await db.Commitments.CountAsync(), await db.FollowUps.CountAsync(),
            await db.Users.CountAsync(), await db.Parties.CountAsync(), await db.AuditEntries.CountAsync()));
}
