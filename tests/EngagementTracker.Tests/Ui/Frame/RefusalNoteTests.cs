using Bunit;
using EngagementTracker.Tests.Data.Audit;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data.Audit;
using EngagementTracker.Web.Features;
using EngagementTracker.Web.Features.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Ui.Frame;

/// <summary>Inside a circuit no request passes the server's checks, so the page that refuses puts it on record.</summary>
public sealed class RefusalNoteTests
{
    [Fact]
    public async Task A_page_that_the_role_does_not_allow()
    {
        await using var tracker = await Tracker.StartAsync();
        var head = await Trail.HeadAsync(tracker);
        await using var page = await PageAsync(tracker, "/admin/users", isInteractive: true);

        page.Render<NotPermitted>().WaitForElement("h1");

        await IsOnRecordAsync(tracker, head, "/admin/users");
    }

    [Fact]
    public async Task A_record_that_is_hidden_or_missing()
    {
        await using var tracker = await Tracker.StartAsync();
        var head = await Trail.HeadAsync(tracker);
        await using var page = await PageAsync(tracker, "/engagements/ENG-1999-0001", isInteractive: true);

        page.Render<NotFoundPage>().WaitForElement("h1");

        await IsOnRecordAsync(tracker, head, "/engagements/ENG-1999-0001");
    }

    [Fact]
    public async Task A_static_page_leaves_it_to_the_request()
    {
        await using var tracker = await Tracker.StartAsync();
        var head = await Trail.HeadAsync(tracker);
        await using var page = await PageAsync(tracker, "/account/not-permitted", isInteractive: false);

        page.Render<NotPermitted>().WaitForElement("h1");

        Assert.Empty(await Trail.EntriesAfterAsync(tracker, head));
    }

    private static async Task IsOnRecordAsync(Tracker tracker, AuditHead head, string address)
    {
        var entry = Assert.Single(await Trail.EntriesAfterAsync(tracker, head));
        Assert.Equal((AuditAction.Refused, RecordName.Of(await tracker.UserIdAsync("officer")), "OpenAddress"), (entry.Action, entry.Record, entry.UseCase));
        Assert.Contains($"\"{address}\"", entry.Changes, StringComparison.Ordinal);
    }

    private static async Task<BunitContext> PageAsync(Tracker tracker, string address, bool isInteractive)
    {
        var scope = await tracker.AsAsync("officer");
        var page = new BunitContext();
        page.Services.AddFallbackServiceProvider(scope.ServiceProvider);
        page.SetRendererInfo(new RendererInfo(isInteractive ? "Server" : "Static", isInteractive));
        page.Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return page;
    }
}
