using EngagementTracker.EndToEnd.Accessibility;
using EngagementTracker.EndToEnd.Pages;
using EngagementTracker.EndToEnd.Setup;

namespace EngagementTracker.EndToEnd.Drafts;

public sealed class DraftJourneyTests(Browser browser, EmptyServer app) : Journey(browser, app), IClassFixture<EmptyServer>
{
    [Fact]
    public async Task A_call_is_begun_left_with_the_tab_opened_from_Today_where_it_was_left_and_logged()
    {
        var page = await SignInAsync("officer");
        var form = await LogCallPage.OpenAsync(page);
        await form.FillAsync("27 Jan 2025", "");
        await form.Summary.ClickAsync();
        await page.Keyboard.TypeAsync("They spoke of Haiti");
        await page.Keyboard.PressAsync("ArrowLeft");
        await ExpectSavedAsync(page);
        Assert.Contains("?draft=", page.Url, StringComparison.Ordinal);
        Assert.Equal("{}", await TailsAsync(page));
        await page.CloseAsync();

        var again = await page.Context.NewPageAsync();
        await again.VisitAsync("/");
        await again.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Call with United States, 27 Jan 2025" }).ClickAsync();
        form = LogCallPage.On(again);
        await Expect(form.Summary).ToHaveValueAsync("They spoke of Haiti");
        await Expect(form.Summary).ToBeFocusedAsync();
        await Expect(form.Date).ToHaveValueAsync("27 Jan 2025");
        await Expect(form.Office("Marco Rubio")).ToBeVisibleAsync();
        await again.ExpectNoViolationAsync("a restored draft");
        // The caret stands where it stood.
        await again.Keyboard.TypeAsync("t");
        await Expect(form.Summary).ToHaveValueAsync("They spoke of Haitti");
        await again.Keyboard.PressAsync("Backspace");

        await form.SaveAsync();
        Assert.Equal("ENG-2025-0001", await form.ExpectLoggedAsync());
        await again.VisitAsync("/");
        await Expect(again.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "My drafts" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Leaving_asks_and_says_that_it_is_kept_and_what_is_discarded_can_be_taken_back()
    {
        var page = await SignInAsync("officer2");
        await page.VisitAsync("/people/new");
        await page.GetByLabel("Name", new PageGetByLabelOptions { Exact = true }).FillAsync("Wanjiku Example");
        var asked = "";
        page.Dialog += async (_, dialog) =>
        {
            asked = dialog.Message;
            await dialog.AcceptAsync();
        };
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Today" }).ClickAsync();
        var drafts = page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "My drafts" });
        await Expect(drafts).ToContainTextAsync("New person");
        Assert.Equal("Leave this page? What you have typed is kept as a draft under Today.", asked);
        await page.ExpectNoViolationAsync("Today with a draft");

        await drafts.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Discard" }).ClickAsync();
        await Expect(drafts).ToContainTextAsync("Discarded.");
        await drafts.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Undo" }).ClickAsync();
        await drafts.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "New person" }).ClickAsync();
        await Expect(page.GetByLabel("Name", new PageGetByLabelOptions { Exact = true })).ToHaveValueAsync("Wanjiku Example");
    }

    [Fact]
    public async Task What_did_not_reach_the_server_is_offered_beside_the_draft_after_a_reload_and_goes_when_its_writer_signs_out()
    {
        var page = await SignInAsync("manager");
        var isDeaf = false;
        await page.RouteWebSocketAsync("**/_blazor**", line =>
        {
            var server = line.ConnectToServer();
            line.OnMessage(frame =>
            {
                if (!isDeaf && frame.Binary is { } bytes) server.Send(bytes);
                else if (!isDeaf) server.Send(frame.Text!);
            });
        });
        page.Dialog += async (_, dialog) => await dialog.AcceptAsync();
        var form = await LogCallPage.OpenAsync(page);
        await form.Summary.FillAsync("They spoke.");
        await ExpectSavedAsync(page);
        isDeaf = true;
        await form.Summary.FillAsync("They spoke. And more.");
        await ExpectTailAsync(page);
        Assert.DoesNotContain("spoke", await TailsAsync(page), StringComparison.Ordinal);
        await Expect(page.Locator(".draft-status .when-pending")).ToBeVisibleAsync();
        await page.ReloadAsync();
        isDeaf = false;
        await page.ReloadAsync();

        var offer = page.GetByRole(AriaRole.Alert);
        await Expect(offer).ToContainTextAsync("1 field was typed after the last saved draft");
        await Expect(form.Summary).ToHaveValueAsync("They spoke.");
        await page.ExpectNoViolationAsync("the offer");
        await offer.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Use what was typed here" }).ClickAsync();
        await Expect(form.Summary).ToHaveValueAsync("They spoke. And more.");
        await ExpectSavedAsync(page);
        Assert.Equal("{}", await TailsAsync(page));

        isDeaf = true;
        await form.Summary.FillAsync("They spoke. And more. Again.");
        await ExpectTailAsync(page);
        await page.Locator(".user-button").ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign out" }).ClickAsync();
        await page.WaitForURLAsync("**/account/sign-in**");
        Assert.Equal("{}", await TailsAsync(page));
    }

    [Fact]
    public async Task What_is_typed_before_the_script_of_drafts_has_come_is_kept_once_it_has()
    {
        var page = await SignInAsync("manager");
        var typed = new TaskCompletionSource();
        await page.RouteAsync("**/DraftScript.*.js", async route =>
        {
            await typed.Task;
            await route.ContinueAsync();
        });
        var form = await LogCallPage.OpenAsync(page);
        await form.Summary.FillAsync("They spoke.");
        typed.SetResult();
        await ExpectSavedAsync(page);
    }

    private static async Task ExpectTailAsync(IPage page) =>
        await page.WaitForFunctionAsync("() => Object.keys(localStorage).some(name => name.startsWith('tracker-draft:'))");

    private static Task<string> TailsAsync(IPage page) =>
        page.EvaluateAsync<string>("() => JSON.stringify(Object.fromEntries(Object.entries(localStorage).filter(([name]) => name.startsWith('tracker-draft:'))))");

    private static async Task ExpectSavedAsync(IPage page)
    {
        await Expect(page.Locator(".draft-status .told")).ToContainTextAsync("Draft saved");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-draft", "");
    }
}
