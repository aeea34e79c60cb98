using System.Reflection;
using EngagementTracker.EndToEnd.Accessibility;
using EngagementTracker.EndToEnd.Pages;
using EngagementTracker.EndToEnd.Setup;

namespace EngagementTracker.EndToEnd.Screenshots;

/// <summary>Makes the pictures in docs/screenshots; run by docs/screenshots.sh, and not with the tests.</summary>
public sealed class ScreenshotTests(Browser browser, DemoServer app) : Journey(browser, app), IClassFixture<DemoServer>
{
    private static readonly (string Name, string Template, string? Reader, bool InDarkToo)[] Pages =
    [
        ("sign-in", "/account/sign-in", null, false),
        ("today", "/", "officer", true),
        ("engagements", "/engagements", "officer", true),
        ("engagement", "/engagements/{Reference}", "officer", true),
        ("log-a-call", "/engagements/new", "officer", false),
        ("paste-a-readout", "/engagements/new/readout", "officer", false),
        ("commitments", "/commitments", "officer", false),
        ("commitment", "/commitments/{Reference}", "officer", false),
        ("deadlines", "/deadlines", "manager", true),
        ("party", "/parties/{Code}", "officer", false),
    ];

    private const string Readout =
        "President William Ruto spoke today by telephone with Tanzanian Foreign Minister Neema Mwakasege about the transit of goods through the port of Mombasa. "
        + "The President and the Foreign Minister agreed to open a second weighbridge at Lunga Lunga before the rains, and discussed ways to shorten inspections at the border.\n\n"
        + "The President reaffirmed Kenya’s support for the mediation in Eastern DRC and urged all parties to the conflict to hold the ceasefire. "
        + "The Foreign Minister will send the draft of the customs protocol in March.";

    private static string Folder => Path.GetFullPath(Path.Combine(
        typeof(AppServer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Program").Value!, "../../../../../../docs/screenshots"));

    [Fact(Explicit = true)]
    public async Task Of_the_main_pages_wide_and_narrow_in_light_and_dark()
    {
        Directory.CreateDirectory(Folder);
        foreach (var (name, template, reader, inDarkToo) in Pages)
        {
            var page = reader is null ? await OpenAsync() : await SignInAsync(reader);
            foreach (var (width, height) in new[] { (1280, 900), (390, 844) })
            {
                await page.SetViewportSizeAsync(width, height);
                foreach (var look in inDarkToo ? new[] { ColorScheme.Light, ColorScheme.Dark } : [ColorScheme.Light])
                {
                    await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = look });
                    await page.VisitAsync(RouteTable.Fill(template, App.DatabaseFile));
                    if (name == "paste-a-readout") await ReadAsync(page);
                    var file = $"{name}-{width}-{(look == ColorScheme.Dark ? "dark" : "light")}.png";
                    await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, file), Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide });
                }
            }
        }
    }

    private static async Task ReadAsync(IPage page)
    {
        await page.Locator("#Text").FillAsync(Readout);
        await page.Locator("#Account-Issuer").FillAsync("State House, Nairobi");
        await page.Locator("#Account-PublishedOn").FillAsync("3 Feb 2025");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.ExpectHeadingAsync("Check the draft");
    }
}
