using System.Collections.Concurrent;
using EngagementTracker.EndToEnd.Pages;

namespace EngagementTracker.EndToEnd.Setup;

/// <summary>A test in the browser. When it fails, what its pages showed is kept in TestResults.</summary>
public abstract class Journey(Browser browser, AppServer app) : IAsyncLifetime
{
    private readonly List<IBrowserContext> contexts = [];
    private readonly ConcurrentQueue<string> errors = new();

    protected AppServer App => app;

    /// <summary>What the browser has complained of in its console so far.</summary>
    protected IReadOnlyList<string> Errors => [.. errors];

    /// <summary>For a test that provokes complaints.</summary>
    protected void ForgiveErrors() => errors.Clear();

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>A page in a browser of its own, in which nobody is signed in.</summary>
    protected Task<IPage> OpenAsync() => OpenAsync(state: null);

    /// <summary>A page in a browser of its own, in which one of the demo's users is signed in; it stands at no address yet.</summary>
    protected async Task<IPage> SignInAsync(string userName)
    {
        if (app.SignedInState(userName) is { } state) return await OpenAsync(state);
        var page = await OpenAsync();
        await (await SignInPage.OpenAsync(page)).AsDemoUserAsync(userName);
        app.Remember(userName, await page.Context.StorageStateAsync());
        return page;
    }

    private async Task<IPage> OpenAsync(string? state)
    {
        var context = await browser.ContextAsync(app, state);
        context.SetDefaultTimeout(15_000);
        contexts.Add(context);
        context.Console += (_, message) =>
        {
            if (message.Type == "error" || message.Text.Contains("-Policy header", StringComparison.Ordinal)) errors.Enqueue($"{message.Page?.Url}: {message.Text}");
        };
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        var failed = TestContext.Current.TestState?.Result == TestResult.Failed;
        foreach (var (context, number) in contexts.Select((c, i) => (c, i + 1)))
        {
            if (failed) await KeepAsync(context, number);
            await context.CloseAsync();
        }
        // The content security policy fits every page that any journey comes to.
        Assert.DoesNotContain(errors, error => error.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase));
    }

    private async Task KeepAsync(IBrowserContext context, int number)
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "TestResults")).FullName;
        var name = string.Concat((TestContext.Current.Test?.TestDisplayName ?? "test").Select(c => char.IsLetterOrDigit(c) ? c : '-'));
        foreach (var page in context.Pages)
        {
            var file = Path.Combine(folder, $"{name[..Math.Min(name.Length, 150)]}-{number}");
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = $"{file}.png", FullPage = true });
            await File.WriteAllTextAsync($"{file}.txt", $"{page.Url}\n\n{await page.InnerTextAsync("body")}\n\nLog:\n{string.Join('\n', app.Log)}");
            TestContext.Current.TestOutputHelper?.WriteLine($"Seen at the end: {file}.png and .txt");
        }
    }
}
