using System.Collections.Concurrent;
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
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { NameRegex = new("^Ask its drafter") }).ClickAsync();
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
    public async Task A_page_that_keeps_failing_is_loaded_again_three_times_and_then_says_so()
    {
        var page = await SignInAsync("officer");
        await page.VisitAsync(Address);
        for (var time = 1; time <= 3; time++)
        {
            await MarkAsync(page);
            await FailAsync(page);
            await ExpectLoadedAgainAsync(page, App.Address + Address);
            await Expect(Notice(page)).ToContainTextAsync("This page had stopped because of an error and was loaded again at the same place.");
        }

        await FailAsync(page);
        await Expect(Notice(page)).ToContainTextAsync("This page has stopped several times.");
        await MarkAsync(page);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "load the page again" }).ClickAsync();
        await ExpectLoadedAgainAsync(page, App.Address + Address);

        // What the framework does when a circuit ends by an error.
        static async Task FailAsync(IPage page) => await page.EvaluateAsync("() => { document.getElementById('blazor-error-ui').style.display = 'block'; }");
    }

    [Fact]
    public async Task A_page_that_nobody_looks_at_is_paused_and_works_again_when_somebody_does_unless_something_is_written_on_it()
    {
        var page = await SignInAsync("officer");
        var lines = new ConcurrentStack<IWebSocket>();
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        page.WebSocket += (_, socket) =>
        {
            lines.Push(socket);
            socket.Close += (_, _) => closed.TrySetResult();
        };
        await page.VisitAsync("/commitments");
        await MarkAsync(page);
        await LookAsync(page, "hidden");
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(15), TestContext.Current.CancellationToken);
        await LookAsync(page, "visible");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Chart: made, kept and late by quarter" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "Are these commitments kept?" })).ToBeVisibleAsync();
        Assert.True(await IsTheSameAsync(page));
        Assert.True(lines.Count > 1); // over a new line, or the one after it where a first try came too early

        var form = await LogCallPage.OpenAsync(page);
        await form.Summary.FillAsync("Begun.");
        await LookAsync(page, "hidden");
        await page.WaitForTimeoutAsync(1_000);
        Assert.True(lines.TryPeek(out var line) && !line.IsClosed);
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

    /// <summary>Tells the page that its tab is looked at, or not: without a window, each is.</summary>
    private static async Task LookAsync(IPage page, string state) => await page.EvaluateAsync(
        "state => { Object.defineProperty(document, 'visibilityState', { get: () => state, configurable: true }); document.dispatchEvent(new Event('visibilitychange')); }", state);
}
