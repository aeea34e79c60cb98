using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Drafts;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace EngagementTracker.Tests.Hosting;

public sealed class DraftSweeperTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_open_draft_is_kept_for_ninety_days_and_a_discarded_one_for_a_day()
    {
        await using var tracker = await Tracker.StartAsync();
        var officer = await tracker.UserIdAsync("officer");
        var now = tracker.Time.GetUtcNow().UtcDateTime;
        await tracker.ReadAsync(db =>
        {
            Draft Begin(string key) => Draft.Begin(key, officer, "/engagements/new", null, key, "{}", null, now);
            var discarded = Begin("discarded");
            discarded.Discard(now);
            db.Drafts.AddRange(Begin("open"), discarded);
            return db.SaveChangesAsync(Stop);
        });
        await using var scope = tracker.AsNobody();
        using var sweeper = new DraftSweeper(scope.ServiceProvider.GetRequiredService<IServiceScopeFactory>(), tracker.Time, NullLogger<DraftSweeper>.Instance);

        Assert.Equal(["discarded", "open"], await SweepAsync(TimeSpan.FromDays(1)));
        Assert.Equal(["open"], await SweepAsync(TimeSpan.FromMinutes(1)));
        Assert.Equal(["open"], await SweepAsync(TimeSpan.FromDays(89) - TimeSpan.FromMinutes(1)));
        Assert.Empty(await SweepAsync(TimeSpan.FromMinutes(1)));

        async Task<List<string>> SweepAsync(TimeSpan later)
        {
            tracker.Time.Advance(later);
            await sweeper.SweepAsync(Stop);
            return await tracker.ReadAsync(db => db.Drafts.IgnoreQueryFilters().OrderBy(d => d.Key).Select(d => d.Key).ToListAsync(Stop));
        }
    }
}
