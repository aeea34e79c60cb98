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
        Assert.Equal(0, await page.EvaluateAsync<int>("Object.keys(localStorage).filter(k => k.startsWith('tracker-draft:')).length"));
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

    private static async Task ExpectSavedAsync(IPage page)
    {
        await Expect(page.Locator(".draft-status .told")).ToContainTextAsync("Draft saved");
        await page.WaitForFunctionAsync("document.documentElement.dataset.draft === ''");
    }
}
