using EngagementTracker.Domain.Commitments;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Seed;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Data;

public sealed class DemoTests
{
    [Fact]
    public async Task Loading_twice_changes_nothing()
    {
        await using var tracker = await Tracker.StartAsync(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero), records: true, lives: true);
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

    [Fact]
    public async Task Its_commitments_have_lived_as_far_as_the_day_of_loading()
    {
        await using var tracker = await Tracker.StartAsync(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero), records: true, lives: true);
        await tracker.ReadAsync(async db =>
        {
            var commitments = await db.Commitments.AsNoTracking().AsSplitQuery().Include(c => c.Revisions).Include(c => c.Mentions).Include(c => c.Reports)
                .Include(c => c.Assessments).ToListAsync(TestContext.Current.CancellationToken);
            Assert.Equal([Outcome.Fulfilled, Outcome.Superseded], commitments.Select(c => c.Outcome).OfType<Outcome>().Order());
            Assert.Single(commitments, c => c.State == CommitmentState.Reported);
            Assert.Contains(commitments, c => c.Revisions.Count == 3);
            Assert.Equal(2, commitments.Sum(c => c.Assessments.Count(a => a.State == AssessmentState.InForce)));
            Assert.True(await db.Commitments.Where(CommitmentSigns.IsStale(db)).AnyAsync(TestContext.Current.CancellationToken));
            return 0;
        });
    }

    [Fact]
    public async Task Before_its_time_nothing_has_befallen_them()
    {
        await using var tracker = await Tracker.StartAsync(new DateTimeOffset(2025, 2, 3, 9, 0, 0, TimeSpan.Zero), records: true, lives: true);
        Assert.False(await tracker.ReadAsync(db => db.OutcomeReports.AnyAsync()));
    }

    private static Task<(int Engagements, int Commitments, int FollowUps, int Users, int Parties, int Audit)> CountsAsync(Tracker tracker) =>
        tracker.ReadAsync(async db => (
            await db.Engagements.CountAsync(), await db.Commitments.CountAsync(), await db.FollowUps.CountAsync(),
            await db.Users.CountAsync(), await db.Parties.CountAsync(), await db.AuditEntries.CountAsync()));
}
