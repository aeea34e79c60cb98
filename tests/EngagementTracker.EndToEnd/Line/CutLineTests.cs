using EngagementTracker.EndToEnd.Pages;
using EngagementTracker.EndToEnd.Setup;

namespace EngagementTracker.EndToEnd.Line;

public sealed class CutLineTests(Browser browser, PatientServer app) : LineJourney(browser, app), IClassFixture<PatientServer>
{
    /// <summary>For how many seconds the line is down.</summary>
    public static TheoryData<int, string> Cuts() => IsFullLength ? new() { { 5, "28 January 2025" }, { 60, "29 January 2025" } } : new() { { 5, "28 January 2025" } };

    [Theory, MemberData(nameof(Cuts))]
    public async Task The_same_page_goes_on_after_a_cut_and_what_was_typed_meanwhile_is_saved(int seconds, string date)
    {
        var page = await SignInAsync("officer");
        var form = await LogCallPage.OpenAsync(page);
        await form.FillAsync(date, "Before the cut. ");
        await MarkAsync(page);
        var back = DateTime.UtcNow.AddSeconds(seconds);

        await Line.CutAsync();
        await form.Summary.PressAsync("End");
        await form.Summary.PressSequentiallyAsync("While the line was down.");
        await Expect(Notice(page)).ToContainTextAsync("The line is down since ");
        await Expect(page.Locator("#line-aloud")).ToContainTextAsync("your words are kept on this computer");
        await Expect(form.Summary).ToBeFocusedAsync();
        // No link leads away from a page whose server hears nothing.
        await page.Locator(".sidenav a[href='/parties']").ClickAsync();
        await page.WaitForTimeoutAsync(Math.Max(0, (float)(back - DateTime.UtcNow).TotalMilliseconds));
        Line.Restore();

        await Expect(Notice(page)).ToHaveTextAsync("The line is back.", new LocatorAssertionsToHaveTextOptions { Timeout = 60_000 });
        Assert.True(await IsTheSameAsync(page));
        Assert.EndsWith("/engagements/new", new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
        await Expect(form.Summary).ToHaveValueAsync("Before the cut. While the line was down.");
        await form.SaveAsync();
        await form.ExpectLoggedAsync();
        await Expect(page.Locator("main .prose").First).ToHaveTextAsync("Before the cut. While the line was down.");
        await Expect(Notice(page)).ToHaveCountAsync(0);
    }
}
