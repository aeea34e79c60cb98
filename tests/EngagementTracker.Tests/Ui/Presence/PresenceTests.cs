using Bunit;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Presence;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Ui.Presence;

public sealed class PresenceTests : IAsyncLifetime
{
    private const string Record = "ENG-2025-0001";
    private readonly List<IAsyncDisposable> open = [];
    private Tracker tracker = null!;

    public async ValueTask InitializeAsync() => tracker = await Tracker.StartAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var one in open) await one.DisposeAsync();
        await tracker.DisposeAsync();
    }

    [Fact]
    public async Task Whoever_has_a_record_open_is_named_to_the_others_live()
    {
        var (_, reader) = await OpenAsync("officer2", isEditing: false);
        Assert.Equal("", Said(reader));

        var (_, editor) = await OpenAsync("officer", isEditing: true);

        reader.WaitForAssertion(() => Assert.Equal("Achieng Otieno is editing this.", Said(reader)));
        Assert.EndsWith(" has this open.", Said(editor), StringComparison.Ordinal);
        await OpenAsync("manager", isEditing: true, "ENG-2025-0002");
        Assert.Equal("Achieng Otieno is editing this.", Said(reader));
    }

    [Fact]
    public async Task Whoever_has_left_or_lost_the_line_is_named_no_more()
    {
        var (_, reader) = await OpenAsync("officer2", isEditing: false);
        var (scope, editor) = await OpenAsync("officer", isEditing: true);
        var line = scope.ServiceProvider.GetRequiredService<PresenceLine>();

        await line.OnConnectionDownAsync(null!, TestContext.Current.CancellationToken);
        reader.WaitForAssertion(() => Assert.Equal("", Said(reader)));
        await line.OnConnectionUpAsync(null!, TestContext.Current.CancellationToken);
        reader.WaitForAssertion(() => Assert.Equal("Achieng Otieno is editing this.", Said(reader)));
        editor.Instance.Dispose();
        reader.WaitForAssertion(() => Assert.Equal("", Said(reader)));
    }

    [Fact]
    public async Task One_person_in_two_windows_is_told_so_only_while_editing_in_both()
    {
        var (_, first) = await OpenAsync("officer", isEditing: true);
        var (_, reading) = await OpenAsync("officer", isEditing: false);
        Assert.Equal("", Said(first) + Said(reading));

        await OpenAsync("officer", isEditing: true);

        first.WaitForAssertion(() => Assert.Equal("You are editing this in another window.", Said(first)));
        Assert.Equal("", Said(reading));
    }

    private async Task<(AsyncServiceScope Scope, IRenderedComponent<WhoElse> Shown)> OpenAsync(string user, bool isEditing, string record = Record)
    {
        var scope = await tracker.AsAsync(user);
        var browser = Pages.In(scope);
        open.AddRange([browser, scope]);
        return (scope, browser.Render<WhoElse>(p => p.Add(w => w.Record, record).Add(w => w.IsEditing, isEditing)));
    }

    private static string Said(IRenderedComponent<WhoElse> shown) => string.Join(' ', shown.FindAll(".who-else span").Select(s => s.TextContent));
}
