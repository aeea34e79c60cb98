namespace EngagementTracker.EndToEnd.Setup;

/// <summary>One Chromium for the whole run; each test has a context of its own in it.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? chromium;

    public async ValueTask InitializeAsync()
    {
        // A page that is slow on a busy machine is not yet wrong.
        SetDefaultExpectTimeout(15_000);
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public Task<IBrowserContext> ContextAsync(AppServer app, string? state) => chromium!.NewContextAsync(new BrowserNewContextOptions
    {
        BaseURL = app.Address,
        StorageState = state,
        ViewportSize = new ViewportSize { Width = 1280, Height = 900 },
        // A server with HTTPS has a certificate of its own making.
        IgnoreHTTPSErrors = true,
        ReducedMotion = ReducedMotion.Reduce,
        TimezoneId = "Africa/Nairobi",
    });

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null) await chromium.DisposeAsync();
        playwright?.Dispose();
    }
}
