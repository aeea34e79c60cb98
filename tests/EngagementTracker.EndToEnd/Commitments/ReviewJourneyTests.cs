using EngagementTracker.EndToEnd.Pages;
using EngagementTracker.EndToEnd.Setup;

namespace EngagementTracker.EndToEnd.Commitments;

/// <summary>The queue by keyboard alone, beside somebody else's browser: what one does is seen in the other without a reload.</summary>
public sealed class ReviewJourneyTests(Browser browser, DemoServer app) : Journey(browser, app), IClassFixture<DemoServer>
{
    private const string Reported = "COM-2025-0001";

    [Fact]
    public async Task A_report_is_accepted_and_a_new_one_questioned_by_keyboard_while_the_other_browser_counts_along()
    {
        var manager = await SignInAsync("manager");
        await ReportAsync(manager);
        await manager.VisitAsync("/review?kind=own");
        var own = manager.Locator($"[data-item='{Reported}']");
        await Expect(own).ToContainTextAsync("Somebody else has to accept it.");
        await Expect(own.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Accept" })).ToHaveCountAsync(0);

        var analyst = await SignInAsync("analyst");
        await analyst.VisitAsync("/review");
        var said = analyst.Locator("main p[role=status]");
        var current = analyst.Locator("[data-item][data-current]");
        await Expect(analyst.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToBeFocusedAsync();
        await Expect(analyst.Locator("main [data-listens]")).ToHaveCountAsync(1);
        await analyst.Keyboard.PressAsync("j");
        await Expect(current).ToBeFocusedAsync();
        await Expect(current).ToHaveAttributeAsync("data-item", Reported);
        await Expect(current.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "The signed text" })).ToBeVisibleAsync();
        await current.PressAsync("a");
        await Expect(said).ToContainTextAsync($"{Reported} accepted. Undo with U within 10 seconds.");
        await analyst.Keyboard.PressAsync("u");
        await Expect(said).ToContainTextAsync($"{Reported} waits again.");
        await Expect(current).ToHaveAttributeAsync("data-item", Reported);
        await Expect(current).ToBeFocusedAsync();
        await analyst.Keyboard.PressAsync("a");
        await Expect(said).ToContainTextAsync($"{Reported} accepted.");
        await Expect(manager.Locator("[data-item]")).ToHaveCountAsync(0);

        // The next one is a new commitment, and has the focus.
        await Expect(current).ToBeFocusedAsync();
        var asked = await current.GetAttributeAsync("data-item");
        var count = manager.Locator(".sidenav a[href='/review'] .nav-count [aria-hidden]");
        // Loaded anew, so that the accepted one, which now waits for an assessment, is counted before the question is asked.
        await manager.VisitAsync("/review?kind=own");
        var before = int.Parse(await count.InnerTextAsync());
        await analyst.Keyboard.PressAsync("r");
        await Expect(current.GetByRole(AriaRole.Textbox)).ToBeFocusedAsync();
        await analyst.Keyboard.TypeAsync("Just how much, and by when?");
        await analyst.Keyboard.PressAsync("Control+Enter");
        await Expect(said).ToContainTextAsync($"{asked} sent back to");
        await Expect(count).ToHaveTextAsync($"{before - 1}");
        await Expect(current).ToBeFocusedAsync();
        Assert.NotEqual(asked, await current.GetAttributeAsync("data-item"));

        await analyst.Keyboard.PressAsync("?");
        await Expect(analyst.Locator("details.help dl")).ToBeVisibleAsync();
    }

    private static async Task ReportAsync(IPage owner)
    {
        await owner.VisitAsync($"/commitments/{Reported}/report");
        await owner.GetByLabel("How it ended").SelectOptionAsync("Fulfilled");
        await owner.GetByLabel("What shows it").FillAsync("It was signed in Nairobi.");
        await owner.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Add a link" }).ClickAsync();
        await owner.GetByLabel("Address").FillAsync("https://example.org/signed");
        await owner.GetByLabel("What it is").FillAsync("The signed text");
        await owner.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Report", Exact = true }).ClickAsync();
        await owner.WaitForURLAsync($"**/commitments/{Reported}");
    }
}
