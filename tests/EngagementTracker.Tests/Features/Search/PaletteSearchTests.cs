using EngagementTracker.Domain.Access;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Search.Palette;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Features.Search;

public sealed class PaletteSearchTests : IAsyncLifetime
{
    private Tracker tracker = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => tracker = await Tracker.StartAsync(records: true);

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Theory]
    [InlineData("COM-2025-0001", "Records", "/commitments/COM-2025-0001")]
    [InlineData("united st", "Parties", "/parties/US")]
    [InlineData("stip", "Topics", "/topics/stip")]
    [InlineData("haiti", "Engagements", "/engagements/ENG-2025-0005")]
    [InlineData("person:rubio", "Engagements", "/engagements/ENG-2025-0005")]
    public async Task It_finds_records_and_names(string typed, string group, string path) =>
        Assert.Contains(await ReadAsync(typed, "manager"), e => e.Group == group && e.Path == path);

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("!!")]
    public async Task Nothing_typed_finds_nothing(string typed) => Assert.Empty(await ReadAsync(typed, "manager"));

    [Fact]
    public async Task Each_thing_stands_once() => Assert.All((await ReadAsync("rubio", "manager")).GroupBy(e => e.Path), g => Assert.Single(g));

    [Fact]
    public async Task Whoever_may_not_read_a_record_is_not_led_to_it()
    {
        var secret = await tracker.ReadAsync(db => db.Engagements.Where(e => e.Marking > Marking.Unclassified).Select(e => e.Reference).FirstAsync(Stop));

        Assert.NotEmpty(await ReadAsync(secret, "manager"));
        Assert.Empty(await ReadAsync(secret, "admin"));
        Assert.DoesNotContain(await ReadAsync("haiti", "admin"), e => e.Group is "Engagements" or "Commitments" or "Records");
    }

    private Task<IReadOnlyList<PaletteEntry>> ReadAsync(string typed, string user) => tracker.AsAsync<IServiceProvider, IReadOnlyList<PaletteEntry>>(
        user, services => new PaletteSearch(services.GetRequiredService<TrackerDbContext>(), services.GetRequiredService<CurrentUser>(), tracker.Time).ReadAsync(typed, Stop));
}
