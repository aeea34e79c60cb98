using EngagementTracker.EndToEnd.Pages;
using EngagementTracker.EndToEnd.Setup;

namespace EngagementTracker.EndToEnd.Ui;

public sealed class HeadingFocusTests(Browser browser, EmptyServer app) : Journey(browser, app), IClassFixture<EmptyServer>
{
    [Fact]
    public async Task The_heading_of_each_new_page_takes_the_focus()
    {
        var page = await SignInAsync("officer");
        await page.VisitAsync("/");
        await Expect(Heading(page)).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Parties" }).ClickAsync();
        await page.ExpectHeadingAsync("Parties");
        await Expect(Heading(page)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_late_page_takes_no_focus_from_an_open_lookup()
    {
        var page = await SignInAsync("officer");
        var line = new TaskCompletionSource();
        await page.RouteAsync("**/HeadingFocus.*", async route =>
        {
            await line.Task;
            await route.ContinueAsync();
        });
        var form = await LogCallPage.OpenAsync(page);
        await form.OtherSide.PressSequentiallyAsync("Unit");
        await Expect(form.Option("United Kingdom")).ToBeVisibleAsync();

        await page.RunAndWaitForResponseAsync(() => Task.FromResult(line.TrySetResult()), "**/HeadingFocus.*");
        // The answer to what is typed now comes after the word to take the focus.
        await form.OtherSide.PressSequentiallyAsync("ed King");
        await Expect(page.Locator(".lookup [role=option]")).ToHaveCountAsync(1);
        await page.EvaluateAsync("new Promise(next => requestAnimationFrame(next))");
        await Expect(form.OtherSide).ToBeFocusedAsync();
        await Expect(form.OtherSide).ToHaveValueAsync("United King");
        await form.Option("United Kingdom").ClickAsync();
        await Expect(form.Chip("United Kingdom")).ToBeVisibleAsync();
    }

    private static ILocator Heading(IPage page) => page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 });
}
