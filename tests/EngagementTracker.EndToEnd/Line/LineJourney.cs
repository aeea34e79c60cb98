using EngagementTracker.EndToEnd.Pages;
using EngagementTracker.EndToEnd.Setup;

namespace EngagementTracker.EndToEnd.Line;

/// <summary>A journey over a line that is cut.</summary>
public abstract class LineJourney(Browser browser, LineServer app) : Journey(browser, app)
{
    /// <summary>Whether the tests take the time that things take outside; set for the command in the README that runs them at full length.</summary>
    protected static bool IsFullLength => Environment.GetEnvironmentVariable("FULL_LENGTH") == "1";

    protected LineServer Line => app;

    /// <summary>The notice on top, as it is read.</summary>
    protected static ILocator Notice(IPage page) => page.Locator("#line-notice:popover-open [data-when]:visible");

    /// <summary>Waits until another document stands at the same address.</summary>
    protected static async Task ExpectLoadedAgainAsync(IPage page, string address)
    {
        await page.WaitForFunctionAsync("() => !window.isTheSame", null, new PageWaitForFunctionOptions { Timeout = 60_000 });
        await page.SettledAsync();
        Assert.Equal(address, page.Url);
    }

    /// <summary>Puts a mark on the document, which is gone with it.</summary>
    protected static async Task MarkAsync(IPage page) => await page.EvaluateAsync("() => { window.isTheSame = true; }");

    protected static Task<bool> IsTheSameAsync(IPage page) => page.EvaluateAsync<bool>("() => window.isTheSame === true");
}
