using Bunit;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Features.Engagements.PasteReadout;
using EngagementTracker.Web.Ui.Drafts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Features.Engagements.PasteReadout;

public sealed class PasteReadoutDraftTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_text_that_was_being_checked_comes_back_as_it_was_left()
    {
        await using var tracker = await Tracker.StartAsync();
        var page = await ShowAsync(tracker, "/engagements/new/readout");
        page.Find("#Text").Change(Drafts.Text);
        page.Find("#Account-Issuer").Change("State House, Nairobi");
        page.Find("#Account-PublishedOn").Change("27 Jan 2025");
        page.Find("form").Submit();
        page.WaitForElement("#Engagement-Date", Patience);
        page.Find("#Proposals-0").KeyDown(new KeyboardEventArgs { Key = "a" });
        page.Find("#Proposals-1").KeyDown(new KeyboardEventArgs { Key = "d" });
        page.Find("#Engagement-Summary").Change("My own words.");
        tracker.Time.Advance(DraftKeeper.Rest);
        page.WaitForAssertion(() => Assert.Contains("Draft saved", page.Find(".draft-status").TextContent, StringComparison.Ordinal), Patience);
        var draft = await tracker.ReadAsync(db => db.Drafts.IgnoreQueryFilters().SingleAsync(Stop));
        Assert.Equal("Call with United States, 27 Jan 2025", draft.Title);

        var back = await ShowAsync(tracker, $"/engagements/new/readout?draft={draft.Key}");
        back.WaitForElement("#Engagement-Date", Patience);

        Assert.Equal("My own words.", back.Find("#Engagement-Summary").GetAttribute("value"));
        Assert.Equal(page.FindAll("[data-state]").Select(c => c.GetAttribute("data-state")), back.FindAll("[data-state]").Select(c => c.GetAttribute("data-state")));
        Assert.Equal(Origins(page), Origins(back));
        Assert.Equal(Drafts.Text, back.Find(".text").TextContent);

        back.FindAll("button").Single(b => b.TextContent.Trim() == "Back to the text").Click();
        back.WaitForElement("#Text", Patience);
        Assert.Equal("State House, Nairobi", back.Find("#Account-Issuer").GetAttribute("value"));
    }

    [Fact]
    public async Task A_text_that_was_not_read_yet_comes_back_too()
    {
        await using var tracker = await Tracker.StartAsync();
        var page = await ShowAsync(tracker, "/engagements/new/readout");
        page.Find("#Text").Change(Drafts.Text);
        tracker.Time.Advance(DraftKeeper.Rest);
        page.WaitForAssertion(() => Assert.Contains("Draft saved", page.Find(".draft-status").TextContent, StringComparison.Ordinal), Patience);
        var key = await tracker.ReadAsync(db => db.Drafts.IgnoreQueryFilters().Select(d => d.Key).SingleAsync(Stop));

        var back = await ShowAsync(tracker, $"/engagements/new/readout?draft={key}");
        Assert.Equal(Drafts.Text, back.Find("#Text").GetAttribute("value"));
    }

    /// <summary>What each field says of where its value comes from.</summary>
    private static IEnumerable<string> Origins(IRenderedComponent<PasteReadoutPage> page) => page.FindAll("[id$=-origin]").Select(o => $"{o.Id}: {o.TextContent.Trim()}");

    private static async Task<IRenderedComponent<PasteReadoutPage>> ShowAsync(Tracker tracker, string address)
    {
        var pages = Pages.In(await tracker.AsAsync("officer"));
        pages.Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        var page = pages.Render<PasteReadoutPage>();
        page.WaitForElement("form", Patience);
        return page;
    }
}
