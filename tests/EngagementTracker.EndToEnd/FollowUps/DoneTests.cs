using System.Text.RegularExpressions;
using EngagementTracker.EndToEnd.Pages;
using EngagementTracker.EndToEnd.Setup;

namespace EngagementTracker.EndToEnd.FollowUps;

/// <summary>Who works a list off by keyboard stays in it.</summary>
public sealed class DoneTests(Browser browser, DemoServer app) : Journey(browser, app), IClassFixture<DemoServer>
{
    [Fact]
    public async Task On_the_list_the_focus_goes_to_the_next_row_and_at_the_end_to_the_heading()
    {
        var page = await SignInAsync("manager");
        await page.VisitAsync("/deadlines?view=list");
        // What is due today here is due tomorrow to the west of here, from the evening on.
        ILocator Group(string name) => page.Locator(".due-group").Filter(new LocatorFilterOptions
        {
            Has = page.Locator("h2").Filter(new LocatorFilterOptions { HasTextRegex = new Regex($"^\\s*{name}") }),
        });
        await Expect(page.Locator(".due-group").First).ToBeVisibleAsync();
        await WorkOffAsync(page, Group(await Group("Today").CountAsync() > 0 ? "Today" : "This week"), keepsHeading: false);
    }

    [Fact]
    public async Task On_one_section_of_the_list_too()
    {
        var page = await SignInAsync("manager");
        await page.VisitAsync("/deadlines?due=next-two-weeks&kind=follow-ups");
        await WorkOffAsync(page, page.Locator("main"), keepsHeading: false);
    }

    [Fact]
    public async Task On_Today_too()
    {
        var page = await SignInAsync("officer");
        await page.VisitAsync("/");
        await WorkOffAsync(page, page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "My follow-ups" }), keepsHeading: true);
    }

    private static async Task WorkOffAsync(IPage page, ILocator list, bool keepsHeading)
    {
        var buttons = list.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { NameRegex = new Regex("^Done") });
        // The heading stands before the rows do.
        await Expect(buttons.First).ToBeVisibleAsync();
        var names = (await buttons.AllInnerTextsAsync()).Select(n => n.Split(':')[1].Trim()).ToList();
        Assert.InRange(names.Count, 1, 12);
        await buttons.First.FocusAsync();
        for (var at = 0; at < names.Count; at++)
        {
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.GetByRole(AriaRole.Alert).Filter(new LocatorFilterOptions { HasText = $"{names[at]} is done" })).ToBeVisibleAsync();
            await Expect(page.Locator($"[data-done]:has-text('{names[at]}')")).ToHaveCountAsync(0);
            var expected = at + 1 < names.Count ? page.Locator($"[data-done]:has-text('{names[at + 1]}')")
                : keepsHeading ? list.GetByRole(AriaRole.Heading)
                : page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 });
            await Expect(expected).ToBeFocusedAsync();
        }
    }
}
