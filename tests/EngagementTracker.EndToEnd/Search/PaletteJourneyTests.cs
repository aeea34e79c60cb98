using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using EngagementTracker.EndToEnd.Accessibility;
using EngagementTracker.EndToEnd.Pages;
using EngagementTracker.EndToEnd.Setup;

namespace EngagementTracker.EndToEnd.Search;

public sealed class PaletteJourneyTests(Browser browser, DemoServer app) : Journey(browser, app), IClassFixture<DemoServer>
{
    [Fact]
    public async Task It_goes_to_pages_names_and_records_by_keyboard_and_asks_the_server_only_for_what_was_typed()
    {
        var page = await SignInAsync("manager");
        var asked = new ConcurrentQueue<string>();
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url).AbsolutePath == "/palette") asked.Enqueue(request.Url);
        };
        await page.VisitAsync("/");
        await OpenAsync(page);
        await Expect(Options(page).First).ToHaveAttributeAsync("aria-selected", "true");
        await page.ExpectNoViolationAsync("the palette");
        Assert.Empty(asked);

        await page.Keyboard.TypeAsync("deadl");
        await page.Keyboard.PressAsync("Enter");
        await page.ExpectHeadingAsync("Deadlines");
        await Expect(Dialog(page)).ToBeHiddenAsync();

        await GoAsync(page, "rubio", "Marco Rubio");
        await page.ExpectHeadingAsync("Marco Rubio");
        await GoAsync(page, "united sta", "United States");
        await page.ExpectHeadingAsync("United States");
        await GoAsync(page, "COM-2025-0001", "COM-2025-0001");
        await page.WaitForURLAsync("**/commitments/COM-2025-0001");
        await Expect(page).ToHaveTitleAsync(new Regex("COM-2025-0001"));
        await GoAsync(page, "anything at all", "Search for “anything at all”");
        await page.ExpectHeadingAsync("Search for “anything at all”");

        // What was opened stands there again, by its reference and nothing else.
        await OpenAsync(page);
        await Expect(Options(page).First).ToHaveTextAsync("COM-2025-0001");
        var kept = await page.EvaluateAsync<string>("() => Object.entries(localStorage).filter(([key]) => key.startsWith('recent:')).map(([, value]) => value).join()");
        Assert.Matches("^\\[(\"[A-Z]{3}-[0-9]{4}-[0-9]+\",?)+\\]$", kept);
    }

    [Fact]
    public async Task It_does_something_and_gives_the_focus_back()
    {
        var page = await SignInAsync("officer");
        await page.VisitAsync("/");
        await page.Locator(".topbar input[type=search]").FocusAsync();
        await OpenAsync(page);
        await page.Keyboard.PressAsync("Escape");
        await Expect(Dialog(page)).ToBeHiddenAsync();
        await Expect(page.Locator(".topbar input[type=search]")).ToBeFocusedAsync();

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Go to or do" }).ClickAsync();
        await page.Keyboard.TypeAsync("dark");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await OpenAsync(page);
        await page.ExpectNoViolationAsync("the palette in the dark");
        await page.Keyboard.TypeAsync("log a");
        await page.Keyboard.PressAsync("Enter");
        await page.ExpectHeadingAsync("Log a call");
    }

    [Fact]
    public async Task It_offers_what_the_role_may_do_and_fits_a_phone()
    {
        var page = await SignInAsync("admin");
        await page.VisitAsync("/");
        await page.SetViewportSizeAsync(390, 844);
        await OpenAsync(page);
        await Expect(Option(page, "Users")).ToBeVisibleAsync();
        await Expect(Option(page, "Log a call")).ToHaveCountAsync(0);
        await page.ExpectNoViolationButContrastAsync("narrow");
        Assert.Equal(390, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    private static ILocator Dialog(IPage page) => page.GetByRole(AriaRole.Dialog, new PageGetByRoleOptions { Name = "Go to or do" });

    private static ILocator Options(IPage page) => page.Locator(".palette [role=option]");

    private static ILocator Option(IPage page, string text) => Options(page).Filter(new LocatorFilterOptions { HasText = text }).First;

    private static async Task OpenAsync(IPage page)
    {
        await page.Keyboard.PressAsync("Control+K");
        await Expect(page.Locator("#palette-input")).ToBeFocusedAsync();
    }

    /// <summary>Types, and goes down to the option that is meant.</summary>
    private static async Task GoAsync(IPage page, string typed, string option)
    {
        await OpenAsync(page);
        await page.Keyboard.TypeAsync(typed);
        var wanted = Option(page, option);
        await Expect(wanted).ToBeVisibleAsync();
        for (var presses = 0; presses < 30 && await wanted.GetAttributeAsync("aria-selected") != "true"; presses++) await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
    }
}
