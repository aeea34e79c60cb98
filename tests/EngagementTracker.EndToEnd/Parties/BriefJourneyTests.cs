using EngagementTracker.EndToEnd.Accessibility;
using EngagementTracker.EndToEnd.Pages;
using EngagementTracker.EndToEnd.Setup;

namespace EngagementTracker.EndToEnd.Parties;

public sealed class BriefJourneyTests(Browser browser, DemoServer app) : Journey(browser, app), IClassFixture<DemoServer>
{
    [Fact]
    public async Task From_a_partys_page_a_click_makes_the_brief_which_prints_with_its_marking()
    {
        var page = await SignInAsync("manager");
        await page.VisitAsync("/parties/US");
        await Expect(page.GetByRole(AriaRole.Table, new PageGetByRoleOptions { Name = "Engagements with United States by topic and quarter" })).ToBeVisibleAsync();
        await page.ExpectNoViolationAsync("with all its parts");
        var brief = await page.Context.RunAndWaitForPageAsync(() => page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Brief me" }).ClickAsync());

        await Expect(brief.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "Brief for the next call with United States" })).ToBeVisibleAsync();
        foreach (var part in (string[])["On the line", "We owe United States", "United States owes us", "Reaffirmed without progress", "Topics to expect", "The last three engagements"])
            await Expect(brief.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = part })).ToBeVisibleAsync();
        await Expect(brief.Locator(".marking").First).ToContainTextAsync("Secret");

        await brief.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await Expect(brief.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Print" })).ToBeHiddenAsync();
        var sheet = System.Text.Encoding.Latin1.GetString(await brief.PdfAsync(new PagePdfOptions { Format = "A4", PreferCSSPageSize = true }));
        Assert.InRange(System.Text.RegularExpressions.Regex.Count(sheet, @"/Type\s*/Page\b"), 1, 2);

        await brief.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Screen });
        await brief.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "United States", Exact = true }).First.ClickAsync();
        await brief.ExpectHeadingAsync("United States US");
    }
}
