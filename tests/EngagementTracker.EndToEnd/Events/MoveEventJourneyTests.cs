using EngagementTracker.EndToEnd.Pages;
using EngagementTracker.EndToEnd.Setup;

namespace EngagementTracker.EndToEnd.Events;

public sealed class MoveEventJourneyTests(Browser browser, DemoServer app) : Journey(browser, app), IClassFixture<DemoServer>
{
    [Fact]
    public async Task Moving_an_event_moves_what_hangs_on_it()
    {
        var page = await SignInAsync("officer");
        await page.VisitAsync("/events?when=all");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Extraordinary EAC summit on Eastern DRC" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Move", Exact = true }).ClickAsync();
        await page.GetByLabel("Date").FillAsync("31 Dec 2027");
        await page.GetByLabel("Reason").FillAsync("The chair asked for it.");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Move event" }).ClickAsync();

        await Expect(page.GetByText("Friday 31 December 2027")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "The United States supports Kenya's initiatives" }).ClickAsync();
        await Expect(page.GetByText("31 Dec 2027").First).ToBeVisibleAsync();
        await Expect(page.GetByText("The chair asked for it.").First).ToBeVisibleAsync();
    }
}
