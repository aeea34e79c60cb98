using EngagementTracker.Domain.Access;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Search;
using EngagementTracker.Web.Features.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Features.Search;

public sealed class FacetTests : IAsyncLifetime
{
    private Tracker tracker = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => tracker = await Tracker.StartAsync(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero), records: true);

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    /// <summary>What a facet promises is what its click finds.</summary>
    [Theory]
    [InlineData("haiti")]
    [InlineData("trade OR security")]
    [InlineData("-class:request")]
    [InlineData("kind:follow-up")]
    public async Task A_count_is_what_is_left_when_its_field_is_added(string typed)
    {
        var facets = (await ReadAsync(typed)).All;

        Assert.Superset(new HashSet<string>(["party", "topic", "year"]), facets.Select(f => f.Field).ToHashSet());
        foreach (var (field, value, count) in facets.SelectMany(f => f.Values.Select(v => (f.Field, v.Value, v.Count))))
            Assert.True(count == await CountAsync(SearchText.With(typed, field, value)), $"{field}:{value} of {typed} promises {count}.");
    }

    [Fact]
    public async Task Nobody_learns_from_a_count_of_what_they_may_not_read()
    {
        await tracker.ReadAsync(db => db.Engagements.ExecuteUpdateAsync(s => s.SetProperty(e => e.Marking, Marking.Unclassified), Stop));
        var before = await ReadAsync("haiti", "analyst");
        await tracker.ReadAsync(async db =>
        {
            await db.Engagements.ExecuteUpdateAsync(s => s.SetProperty(e => e.Marking, Marking.TopSecret), Stop);
            await db.FollowUps.ExecuteUpdateAsync(s => s.SetProperty(f => f.Marking, Marking.TopSecret), Stop);
            return await db.Commitments.ExecuteUpdateAsync(s => s.SetProperty(c => c.Marking, Marking.TopSecret), Stop);
        });

        Assert.NotEmpty(before.All);
        Assert.Empty((await ReadAsync("haiti", "admin")).All);
    }

    private Task<Facets> ReadAsync(string typed, string user = "manager") => tracker.AsAsync<IServiceProvider, Facets>(user, async services => await new FacetSearch(
        services.GetRequiredService<TrackerDbContext>(), services.GetRequiredService<CurrentUser>(), tracker.Ministry, tracker.Time).ReadAsync(SearchQuery.Read(typed), null, Stop));

    private Task<int> CountAsync(string typed) => tracker.AsAsync<IServiceProvider, int>("manager", async services => (await new TextSearch(
        services.GetRequiredService<TrackerDbContext>(), services.GetRequiredService<CurrentUser>(), tracker.Time).FindAsync(SearchQuery.Read(typed), new SearchWish(5), Stop)).Found.Sum(f => f.Count));
}
