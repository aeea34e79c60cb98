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
        await page.ExpectNoViolationAsync("light");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        await page.ExpectContrastAsync("dark");
        await page.SetViewportSizeAsync(390, 844);
        await page.ExpectNoViolationButContrastAsync("narrow");
        Assert.Equal(390, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        // The address of a set-up link that is none is a 404, and the browser says so.
        Assert.DoesNotContain(Errors, error => !error.Contains("status of 404", StringComparison.Ordinal));
    }
}
