using EngagementTracker.EndToEnd.Pages;
using EngagementTracker.EndToEnd.Setup;

namespace EngagementTracker.EndToEnd.Account;

public sealed class SetUpTests(Browser browser, NewServer app) : Journey(browser, app), IClassFixture<NewServer>
{
    [Fact]
    public async Task A_new_ministry_gets_its_first_administrator_through_the_link_in_the_log()
    {
        var line = await App.LogLineAsync("/account/setup?token=");
        var link = new Uri(line[line.IndexOf("http", StringComparison.Ordinal)..]).PathAndQuery;
        var page = await OpenAsync();

        var wrong = await page.GotoAsync("/account/setup?token=wrong");
        Assert.Equal(404, wrong!.Status);
        await page.ExpectHeadingAsync("Nothing is at this address");

        await page.GotoAsync(link);
        var create = page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Create administrator" });
        await page.GetByLabel("Name", new PageGetByLabelOptions { Exact = true }).FillAsync("Wanjiru Mwangi");
        await create.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Enter the name of your unit.");
        await Expect(page.GetByLabel("Name", new PageGetByLabelOptions { Exact = true })).ToHaveValueAsync("Wanjiru Mwangi");

        await page.GetByLabel("User name").FillAsync("wanjiru");
        await page.GetByLabel("Password", new PageGetByLabelOptions { Exact = true }).FillAsync("First-2026-Link");
        await page.GetByLabel("Password again").FillAsync("First-2026-Link");
        await page.GetByLabel("Unit", new PageGetByLabelOptions { Exact = true }).FillAsync("Headquarters");
        await page.GetByLabel("Code of the unit").FillAsync("HQ");
        await page.GetByLabel("Time zone of the unit").FillAsync("Africa/Nairobi");
        await create.ClickAsync();
        await page.WaitForURLAsync("**/admin/users");
        await page.SettledAsync();
        await Expect(page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Wanjiru Mwangi" })).ToBeVisibleAsync();

        Assert.Equal(404, (await page.GotoAsync(link))!.Status);
    }
}
