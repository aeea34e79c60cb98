using Bunit;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Features.Parties;
using EngagementTracker.Web.Features.People;
using EngagementTracker.Web.Features.Topics;
using Microsoft.AspNetCore.Components;

namespace EngagementTracker.Tests.Features.Parties;

/// <summary>The pages that remember, as somebody cleared for everything sees the demo.</summary>
public sealed class PartyPageTests : IAsyncLifetime
{
    private Tracker tracker = null!;

    public async ValueTask InitializeAsync() => tracker = await Tracker.StartAsync(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero), records: true);

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Fact]
    public async Task A_party_has_its_contacts_its_positions_its_topics_by_quarter_and_its_thread()
    {
        var page = await ShowAsync<PartyPage>(nameof(PartyPage.Code), "US");

        Assert.Equal("/parties/US/brief", page.Find(".actions a.filled").GetAttribute("href"));
        Assert.Equal(["Last contact", "Next planned", "Open promises"], page.FindAll(".contact dt").Select(d => d.TextContent));
        Assert.Contains("64 days ago, about 2 months", page.Find(".contact").TextContent);
        Assert.Equal("Engagements with United States by topic and quarter", page.Find("table.heat caption").TextContent);
        Assert.Equal(12, page.FindAll("table.heat thead tr:last-child th").Count);
        Assert.Equal(13, page.FindAll(".years li").Count);
        Assert.Contains(page.FindAll(".positions h3"), h => h.TextContent == "STIP");
    }

    [Fact]
    public async Task A_marked_sentence_is_left_to_the_page_of_its_record()
    {
        var page = await ShowAsync<PartyPage>(nameof(PartyPage.Code), "US");

        var marked = page.FindAll(".positions li").Where(l => l.QuerySelector(".marking-tag") is not null).ToList();
        Assert.NotEmpty(marked);
        Assert.All(marked, l => Assert.Null(l.QuerySelector("blockquote")));
        Assert.Contains(page.FindAll(".positions blockquote"), q => q.TextContent.Length > 20);
    }

    [Fact]
    public async Task A_person_has_offices_over_time_and_the_capacity_of_each_day()
    {
        var page = await ShowAsync<PersonPage>(nameof(PersonPage.Number), 1L);

        Assert.NotEmpty(page.FindAll(".offices li"));
        Assert.NotEmpty(page.FindAll(".years li .tag"));
        Assert.NotEmpty(page.FindAll("table.heat tbody tr"));
    }

    [Fact]
    public async Task A_topic_has_the_parties_side_by_side()
    {
        var page = await ShowAsync<TopicPage>(nameof(TopicPage.Slug), "stip");

        Assert.Equal(["Kenya", "United States"], page.FindAll(".positions h3").Select(h => h.TextContent).Order());
        Assert.Equal("Engagements about STIP by party and quarter", page.Find("table.heat caption").TextContent);
    }

    private async Task<IRenderedComponent<TPage>> ShowAsync<TPage>(string parameter, object value)
        where TPage : IComponent
    {
        var page = Pages.In(await tracker.AsAsync("manager")).Render<TPage>(p => p.TryAdd(parameter, value));
        page.WaitForState(() => page.FindAll(".bones[role=status]").Count == 0 && page.FindAll("table.heat").Count > 0, TimeSpan.FromSeconds(20));
        return page;
    }
}
