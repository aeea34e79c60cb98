using Bunit;
using EngagementTracker.Domain.Drafts;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Ui.Drafts;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Ui.Drafts;

public sealed class DraftsPanelTests : IAsyncLifetime
{
    private Tracker tracker = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => tracker = await Tracker.StartAsync();

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Fact]
    public async Task Nothing_is_shown_where_there_is_nothing_and_nothing_of_another()
    {
        await AddAsync("officer2", "Call with Haiti");
        Assert.Empty((await ShowAsync()).Markup.Trim());
    }

    [Fact]
    public async Task The_newest_ten_stand_there_with_age_and_place_and_the_rest_on_demand()
    {
        for (var i = 1; i <= 12; i++)
        {
            await AddAsync("officer", $"Call {i}");
            tracker.Time.Advance(TimeSpan.FromHours(1));
        }
        var panel = await ShowAsync();

        Assert.Equal(Enumerable.Range(3, 10).Reverse().Select(i => $"Call {i}"), panel.FindAll("li a").Select(a => a.TextContent));
        Assert.Equal("Log a call 1 hour ago", string.Join(' ', panel.Find("li .meta").Children.Select(c => c.TextContent)));
        Assert.Equal("/engagements/new?draft=key-Call-12", panel.Find("li a").GetAttribute("href"));
        Assert.Contains("kept for 90 days", panel.Markup, StringComparison.Ordinal);

        panel.Find(".panel-head button").Click();
        Assert.Equal(12, panel.FindAll("li").Count);
    }

    [Fact]
    public async Task A_draft_is_discarded_and_taken_back()
    {
        await AddAsync("officer", "Call with Haiti");
        var panel = await ShowAsync();

        panel.Find("li button").Click();
        Assert.Contains("Discarded.", panel.Find("li").TextContent, StringComparison.Ordinal);
        Assert.StartsWith("Undo", panel.Find("li button").TextContent, StringComparison.Ordinal);
        Assert.True((await ReadAsync()).IsDiscarded);

        panel.Find("li button").Click();
        Assert.Equal("Call with Haiti", panel.Find("li a").TextContent);
        Assert.True((await ReadAsync()).IsOpen);
    }

    private async Task<IRenderedComponent<DraftsPanel>> ShowAsync() => Pages.In(await tracker.AsAsync("officer")).Render<DraftsPanel>();

    private Task<Draft> ReadAsync() => tracker.ReadAsync(db => db.Drafts.IgnoreQueryFilters().SingleAsync(Stop));

    private async Task AddAsync(string user, string title)
    {
        var owner = await tracker.UserIdAsync(user);
        await tracker.ReadAsync(db =>
        {
            db.Drafts.Add(Draft.Begin($"key-{title.Replace(' ', '-')}", owner, "/engagements/new", null, title, "{}", null, tracker.Time.GetUtcNow().UtcDateTime));
            return db.SaveChangesAsync(Stop);
        });
    }
}
