using EngagementTracker.EndToEnd.Pages;
using EngagementTracker.EndToEnd.Setup;

namespace EngagementTracker.EndToEnd.Line;

public sealed class GonePageTests(Browser browser, ForgetfulServer app) : LineJourney(browser, app), IClassFixture<ForgetfulServer>
{
    private const string Address = "/engagements?party=US&sort=date";

    [Fact]
    public async Task A_page_that_the_server_has_let_go_is_loaded_again_at_the_same_place()
    {
        var page = await SignInAsync("officer");
        await page.VisitAsync(Address);
        await MarkAsync(page);

        await Line.CutAsync();
        await Expect(Notice(page)).ToContainTextAsync("The line is down since ");
        // Past the time for which this server keeps it; it looks for such pages every 10 seconds at the latest.
        await page.WaitForTimeoutAsync(IsFullLength ? 60_000 : 3_000);
        Line.Restore();

        await ExpectLoadedAgainAsync(page, App.Address + Address);
        await Expect(Notice(page)).ToHaveTextAsync("The line is back. The server had let this page go, so it was loaded again at the same place.");
    }

    [Fact]
    public async Task A_page_of_a_server_that_was_killed_is_loaded_again_once_it_has_started_and_what_no_draft_covers_is_offered()
    {
        var page = await SignInAsync("analyst");
        await page.VisitAsync("/review?view=one");
        await page.Keyboard.PressAsync("r");
        var reason = page.Locator(".review textarea").First;
        await reason.FillAsync("Acknowledged. ");
        await page.EvaluateAsync("() => { document.addEventListener('tracker:before-reload', () => sessionStorage.setItem('told', 'yes')); }");
        await MarkAsync(page);

        await Line.KillAsync();
        await reason.PressAsync("End");
        await reason.PressSequentiallyAsync("Typed for nobody.");
        await Expect(Notice(page)).ToContainTextAsync("The line is down since ");
        await Line.StartAgainAsync();

        await ExpectLoadedAgainAsync(page, App.Address + "/review?view=one");
        Assert.Equal("yes", await page.EvaluateAsync<string>("() => sessionStorage.getItem('told')"));
        var kept = page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "Typed before this page was loaded again" });
        await Expect(kept).ToContainTextAsync("Acknowledged. Typed for nobody.");
        await kept.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Discard" }).ClickAsync();
        await Expect(kept).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Whoever_is_signed_out_meanwhile_comes_back_to_the_same_address_after_signing_in()
    {
        var page = await SignInAsync("manager");
        await page.VisitAsync(Address);

        await Line.CutAsync();
        await Expect(Notice(page)).ToBeVisibleAsync();
        await page.Context.ClearCookiesAsync();
        Line.Restore();

        await page.WaitForURLAsync(url => url.Contains("/account/sign-in", StringComparison.Ordinal), new PageWaitForURLOptions { Timeout = 60_000 });
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "manager", Exact = true }).ClickAsync();
        await page.WaitForURLAsync(App.Address + Address);
    }
}
