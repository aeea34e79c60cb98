using EngagementTracker.EndToEnd.Accessibility;
using EngagementTracker.EndToEnd.Pages;
using EngagementTracker.EndToEnd.Setup;

namespace EngagementTracker.EndToEnd.Search;

/// <summary>Search without a mouse.</summary>
public sealed class SearchJourneyTests(Browser browser, DemoServer app) : Journey(browser, app), IClassFixture<DemoServer>
{
    [Fact]
    public async Task A_text_is_found_narrowed_down_put_in_order_and_opened_by_keyboard()
    {
        var page = await SignInAsync("manager");
        await page.VisitAsync("/");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("haiti");
        await page.Keyboard.PressAsync("Enter");
        await page.ExpectHeadingAsync("Search for “haiti”");

        var facet = page.Locator("#facets-list a", new PageLocatorOptions { HasText = "Commitments" });
        await page.TabToAsync(facet);
        await page.Keyboard.PressAsync("Enter");
        await page.ExpectHeadingAsync("Search for “kind:commitment haiti”");
        await Expect(page.Locator("section.texts")).ToHaveCountAsync(1);

        await page.TabToAsync(page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Newest first" }));
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**order=newest");
        await page.TabToAsync(page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Remove commitment" }));
        await page.Keyboard.PressAsync("Enter");
        await page.ExpectHeadingAsync("Search for “haiti”");

        await page.TabToAsync(page.Locator("section.texts a[href^='/commitments/']").First);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/commitments/COM-*");
    }

    [Fact]
    public async Task A_misspelt_name_is_put_right_by_keyboard()
    {
        var page = await SignInAsync("manager");
        await page.VisitAsync("/search?q=rubbio");
        await Expect(page.Locator(".suggestions")).ToContainTextAsync("Did you mean Rubio?");
        await page.ExpectNoViolationAsync("a suggestion");
        await page.TabToAsync(page.Locator(".suggestions a").First);
        await page.Keyboard.PressAsync("Enter");
        await page.ExpectHeadingAsync("Search for “Rubio”");
        await Expect(page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Marco Rubio" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_page_of_results_is_free_of_violations_in_light_dark_and_narrow()
    {
        var page = await SignInAsync("manager");
        await page.VisitAsync("/search?q=party:US haiti");
        await Expect(page.Locator("#facets-list .bones")).ToHaveCountAsync(0);
        await page.ExpectNoViolationAsync("light");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        await page.ExpectContrastAsync("dark");
        await page.SetViewportSizeAsync(390, 844);
        await Expect(page.Locator("#facets-list")).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Show", Exact = true }).ClickAsync();
        await Expect(page.Locator("#facets-list")).ToBeVisibleAsync();
        await page.ExpectNoViolationButContrastAsync("narrow");
        Assert.Equal(390, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task A_saved_search_is_watched()
    {
        var page = await SignInAsync("officer");
        await page.VisitAsync("/search?q=sudan");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Save this view" }).ClickAsync();
        await page.GetByLabel("Name of the view").FillAsync("Sudan");
        await page.Keyboard.PressAsync("Control+Enter");
        var watch = page.GetByLabel("Tell me of new matches, at most once a day");
        await watch.CheckAsync();
        await Expect(page.GetByText("You will be told of new matches for “Sudan”")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(watch).ToBeCheckedAsync();
    }
}
