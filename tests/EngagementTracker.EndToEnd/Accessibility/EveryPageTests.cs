using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using EngagementTracker.EndToEnd.Pages;
using EngagementTracker.EndToEnd.Setup;

namespace EngagementTracker.EndToEnd.Accessibility;

public sealed class EveryPageTests(Browser browser, DemoServer app) : Journey(browser, app), IClassFixture<DemoServer>
{
    public static IEnumerable<TheoryDataRow<string>> Templates => RouteTable.Templates.Select(t => new TheoryDataRow<string>(t));

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task Is_free_of_violations_in_light_and_dark(string template)
    {
        var page = RouteTable.Reader(template) is { } reader ? await SignInAsync(reader) : await OpenAsync();
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        await page.VisitAsync(RouteTable.Fill(template, App.DatabaseFile));
        await ExpectNoViolationAsync(page, "light");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        await ExpectNoViolationAsync(page, "dark");
        await page.SetViewportSizeAsync(390, 844);
        await ExpectNoViolationAsync(page, "dark, narrow");
        Assert.Equal(390, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        // The address of a set-up link that is none is a 404, and the browser says so.
        Assert.DoesNotContain(Errors, error => !error.Contains("status of 404", StringComparison.Ordinal));
    }

    private static async Task ExpectNoViolationAsync(IPage page, string look)
    {
        var result = await page.RunAxe();
        Assert.True(result.Violations.Length == 0, $"{page.Url} in {look}:\n{string.Join('\n', result.Violations.Select(Describe))}");
    }

    private static string Describe(AxeResultItem violation) =>
        $"{violation.Id}: {violation.Help}\n" + string.Join('\n', violation.Nodes.Select(n => $"    {n.Target} {n.Html}"));
}
