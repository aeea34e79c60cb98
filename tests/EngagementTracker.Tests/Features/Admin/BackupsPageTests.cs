using Bunit;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data.Audit;
using EngagementTracker.Web.Data.Backups;
using EngagementTracker.Web.Features.Admin;
using EngagementTracker.Web.Features.Admin.BackUpNow;
using EngagementTracker.Web.Features.Today;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Admin;

public sealed class BackupsPageTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("backups-page-").FullName;
    private Tracker tracker = null!;

    public async ValueTask InitializeAsync() => tracker = await Tracker.StartAsync(records: true);

    public async ValueTask DisposeAsync()
    {
        await tracker.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Without_a_folder_the_page_and_Today_say_what_to_do_and_nobody_else_is_told()
    {
        var page = await tracker.ShowAsync<BackupsPage>("admin");
        Assert.Contains("No backups are made: no folder is set up.", page.Find(".problem[role=status]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.FindAll("button"), b => b.TextContent == "Back up now");
        Assert.Contains("No backups are made", (await tracker.ShowAsync<TodayPage>("admin")).Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("No backups are made", (await tracker.ShowAsync<TodayPage>("manager")).Markup, StringComparison.Ordinal);
        Assert.Contains("No folder is set up.", Assert.Single((await tracker.AsAsync<BackUpNowHandler, Answer<BackupResult>>("admin", h => h.HandleAsync())).Problems).Sentence);
    }

    [Fact]
    public async Task An_administrator_makes_one_now_sees_it_listed_and_is_on_record()
    {
        tracker.Backups.Folder = folder;
        var page = await tracker.ShowAsync<BackupsPage>("admin");
        page.FindAll("button").Single(b => b.TextContent == "Back up now").Click();

        page.WaitForAssertion(() => Assert.Contains("tracker-20250203T090000Z.db was made, and checked.", page.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        page.WaitForAssertion(() => Assert.Equal("tracker-20250203T090000Z.db", page.Find("table.records tbody td").TextContent), TimeSpan.FromSeconds(5));
        Assert.Contains("by Halima Abdi: good", page.Find(".facts").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".panel.problem"));
        var entry = await tracker.ReadAsync(db => db.AuditEntries.OrderByDescending(a => a.Id).FirstAsync());
        Assert.Equal(("BackUpNow", AuditAction.Exported, "Halima Abdi"), (entry.UseCase, entry.Action, entry.ActorName));
        // That it was made is in the backup itself.
        Assert.Equal(["BackUpNow"], await Tables.TextsAsync(Path.Combine(folder, "tracker-20250203T090000Z.db"), """SELECT "UseCase" FROM "AuditEntries" ORDER BY "Id" DESC LIMIT 1"""));
    }
}
