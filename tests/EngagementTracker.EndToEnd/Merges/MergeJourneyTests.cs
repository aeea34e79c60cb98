using System.Text.RegularExpressions;
using EngagementTracker.EndToEnd.Accessibility;
using EngagementTracker.EndToEnd.Pages;
using EngagementTracker.EndToEnd.Setup;

namespace EngagementTracker.EndToEnd.Merges;

public sealed class MergeJourneyTests(Browser browser, DemoServer app) : Journey(browser, app), IClassFixture<DemoServer>
{
    [Fact]
    public async Task A_double_is_merged_and_brought_back_without_a_mouse()
    {
        var page = await SignInAsync("officer");
        await page.VisitAsync("/topics/stip");
        await page.TabToAsync(page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Merge with a double" }));
        await page.Keyboard.PressAsync("Enter");
        await page.ExpectHeadingAsync("Merge STIP with a double");
        await page.SettledAsync();
        await page.TabToAsync(page.GetByRole(AriaRole.Combobox, new PageGetByRoleOptions { Name = "The double" }));
        await page.Keyboard.TypeAsync("MSS Haiti");
        await Expect(page.GetByRole(AriaRole.Option, new PageGetByRoleOptions { Name = "MSS Haiti" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "What will be done" })).ToBeVisibleAsync();
        await page.ExpectNoViolationAsync("the preview of a merge");
        await page.TabToAsync(page.GetByLabel("Reason"));
        await page.Keyboard.TypeAsync("One subject under two names.");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.WaitForURLAsync("**/topics/stip");

        await page.VisitAsync("/topics/mss-haiti");
        await Expect(page).ToHaveURLAsync(new Regex("/topics/stip$"));
        await Expect(page.GetByText("Also called")).ToContainTextAsync("MSS Haiti");
        await page.VisitAsync("/topics/stip/merge");
        await page.TabToAsync(page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Undo the merge of MSS Haiti" }));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("MSS Haiti is a record of its own again.")).ToBeVisibleAsync();
        await page.ExpectNoViolationAsync("the page after an undo");
        await page.VisitAsync("/topics/mss-haiti");
        await page.ExpectHeadingAsync("MSS Haiti");
    }
}
