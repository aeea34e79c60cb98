using EngagementTracker.EndToEnd.Accessibility;
using EngagementTracker.EndToEnd.Pages;
using EngagementTracker.EndToEnd.Setup;

namespace EngagementTracker.EndToEnd.Engagements;

public sealed class CompareAccountsTests(Browser browser, DemoServer app) : Journey(browser, app), IClassFixture<DemoServer>
{
    private const string List = "/engagements?topic=stip";

    [Fact]
    public async Task What_one_account_tells_alone_is_followed_to_its_sentence_by_keyboard()
    {
        var page = await OpenComparisonAsync();
        var stip = Cell(page, "Topics", "Only in State House, Nairobi").GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "STIP", Exact = true });

        await page.TabToAsync(stip);
        await page.Keyboard.PressAsync("Enter");

        var sentence = page.Locator(".chosen");
        await Expect(sentence).ToBeFocusedAsync();
        await Expect(sentence).ToContainTextAsync("reaffirmed the need");
        await Expect(sentence).ToBeInViewportAsync();
        await Expect(sentence.Locator("mark")).ToHaveTextAsync("Strategic Trade and Investment Partnership");
        await Expect(page.Locator(".right mark")).ToHaveCountAsync(0);
        await page.ExpectNoViolationAsync("light");

        await page.TabToAsync(page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Back to the line" }));
        await page.Keyboard.PressAsync("Enter");
        await Expect(stip).ToBeFocusedAsync();
        await Expect(stip).ToBeInViewportAsync();
    }

    [Fact]
    public async Task On_a_phone_the_text_that_tells_it_comes_to_the_front()
    {
        var page = await OpenComparisonAsync();
        await page.SetViewportSizeAsync(390, 844);
        var (state, department) = (page.Locator(".pane.left"), page.Locator(".pane.right"));
        await Expect(state).ToBeVisibleAsync();
        await Expect(department).ToBeHiddenAsync();

        await Cell(page, "Commitments", "Only in State House, Nairobi").GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(page.Locator(".chosen")).ToBeInViewportAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "U.S. Department of State" }).ClickAsync();
        await Expect(department).ToBeVisibleAsync();
        await Expect(state).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Another_pair_is_chosen_and_stands_in_the_address()
    {
        var page = await OpenComparisonAsync();

        await page.GetByLabel("Second account").SelectOptionAsync(new SelectOptionValue { Label = "Press report, press report, 27 Jan 2025" });

        await page.WaitForURLAsync(address => address.EndsWith("/compare?left=1&right=2", StringComparison.Ordinal));
        await Expect(page.Locator(".pane.right h2")).ToHaveTextAsync("Press report");
        await Expect(Cell(page, "Topics", "In both")).ToContainTextAsync("STIP");
        await page.ReloadAsync();
        await Expect(page.Locator(".pane.right h2")).ToHaveTextAsync("Press report");
    }

    private async Task<IPage> OpenComparisonAsync()
    {
        var page = await SignInAsync("officer");
        await page.VisitAsync(List);
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "ENG-2025-0001" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Compare accounts" }).ClickAsync();
        await page.ExpectHeadingAsync("Compare accounts");
        await page.SettledAsync();
        return page;
    }

    private static ILocator Cell(IPage page, string kind, string column) =>
        page.Locator(".differences tr").Filter(new LocatorFilterOptions { Has = page.GetByRole(AriaRole.Rowheader, new PageGetByRoleOptions { Name = kind, Exact = true }) })
            .Locator($"td[data-label='{column}']");
}
