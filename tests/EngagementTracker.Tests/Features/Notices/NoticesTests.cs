using Bunit;
using EngagementTracker.Domain.Notices;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Notices;
using EngagementTracker.Web.Features.Notices.SeeAllNotices;
using EngagementTracker.Web.Features.Notices.SeeNotice;
using EngagementTracker.Web.Features.Today;
using EngagementTracker.Web.Ui.Frame;
using EngagementTracker.Web.Ui.Lists;
using EngagementTracker.Web.Ui.Notices;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Features.Notices;

public sealed class NoticesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_notice_is_marked_as_read_and_stays_so()
    {
        await using var tracker = await Tracker.StartAsync();
        await TellAsync(tracker, "officer", "ENG-2025-0001", "First", "Second");
        var first = (await NoticesAsync(tracker, "officer"))[0];
        var read = tracker.Time.GetUtcNow().UtcDateTime;

        await SeeAsync(tracker, "officer", first.Id);
        tracker.Time.Advance(TimeSpan.FromHours(1));
        await SeeAsync(tracker, "officer", first.Id);

        Assert.Equal([("First", read), ("Second", null)], (await NoticesAsync(tracker, "officer")).Select(n => (n.Sentence, n.SeenUtc)));
    }

    [Fact]
    public async Task All_are_marked_as_read_but_what_came_after_the_page_was_shown()
    {
        await using var tracker = await Tracker.StartAsync();
        await TellAsync(tracker, "officer", "ENG-2025-0001", "First", "Second");
        await TellAsync(tracker, "manager", "ENG-2025-0001", "Another's");
        var newest = (await NoticesAsync(tracker, "officer")).Max(n => n.SentUtc);
        await TellAsync(tracker, "officer", "ENG-2025-0001", "Third");

        await tracker.AsAsync<SeeAllNoticesHandler, int>("officer", async handler =>
        {
            await handler.HandleAsync(newest, Stop);
            return 0;
        });

        Assert.Equal([true, true, false], (await NoticesAsync(tracker, "officer")).Select(n => n.SeenUtc is not null));
        Assert.Null(Assert.Single(await NoticesAsync(tracker, "manager")).SeenUtc);
    }

    [Fact]
    public async Task Nobody_reads_or_marks_what_somebody_else_was_told()
    {
        await using var tracker = await Tracker.StartAsync();
        await TellAsync(tracker, "officer", "ENG-2025-0001", "First");
        var id = (await NoticesAsync(tracker, "officer"))[0].Id;

        Assert.Empty(await NoticesAsync(tracker, "manager"));
        await SeeAsync(tracker, "manager", id);
        Assert.Null((await NoticesAsync(tracker, "officer"))[0].SeenUtc);
        await using var nobody = tracker.AsNobody();
        await Assert.ThrowsAsync<NotPermittedException>(() => nobody.ServiceProvider.GetRequiredService<SeeNoticeHandler>().HandleAsync(id, Stop));
        await Assert.ThrowsAsync<NotPermittedException>(
            () => nobody.ServiceProvider.GetRequiredService<SeeAllNoticesHandler>().HandleAsync(DateTime.MaxValue, Stop));
    }

    [Fact]
    public async Task The_page_shows_the_newest_first_and_links_only_what_its_reader_may_read()
    {
        await using var tracker = await Tracker.StartAsync(records: true);
        await TellAsync(tracker, "officer", "ENG-2025-0001", "Readable");
        await TellAsync(tracker, "officer", "COM-2025-0001", "Readable too");
        await TellAsync(tracker, "officer", "ENG-1999-9999", "Not there for them");
        await using var scope = await tracker.AsAsync("officer");
        await using var page = Pages.In(scope);

        var shown = page.Render<NoticesPage>();
        shown.WaitForElement("tbody tr");

        Assert.Equal(
            ["Not there for them", "Readable too", "Readable"], shown.FindAll("td[data-label=Notice]").Select(d => d.TextContent));
        Assert.Equal(
            ["/commitments/COM-2025-0001", "/engagements/ENG-2025-0001"], shown.FindAll("tbody a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task What_is_marked_on_the_page_leaves_the_unread_and_the_bell_counts_again()
    {
        await using var tracker = await Tracker.StartAsync(records: true);
        await TellAsync(tracker, "officer", "ENG-2025-0001", "First", "Second");
        await using var scope = await tracker.AsAsync("officer");
        await using var page = Pages.In(scope);
        page.Services.GetRequiredService<NavigationManager>().NavigateTo("/notices?view=unread");
        var bell = page.Render<NoticeBell>();
        bell.WaitForElement("a[aria-label='Notices, 2 unread']");
        var shown = page.Render<NoticesPage>();
        shown.WaitForElement("tbody tr");

        shown.FindAll("button").Single(b => b.TextContent == "Mark all as read").Click();

        Assert.Contains("You have read every notice.", shown.WaitForElement(".empty").TextContent, StringComparison.Ordinal);
        bell.WaitForElement("a[aria-label='Notices']");
        Assert.Empty(shown.FindAll("button"));
    }

    [Fact]
    public async Task Long_lists_are_paged_and_an_empty_one_says_so()
    {
        await using var tracker = await Tracker.StartAsync();
        await TellAsync(tracker, "officer", "ENG-2025-0001", [.. Enumerable.Range(1, 60).Select(i => $"Notice {i}")]);
        var page = await tracker.AsAsync<IDbContextFactory<TrackerDbContext>, Page<NoticeRow>>("officer", async contexts =>
        {
            await using var db = await contexts.CreateDbContextAsync(Stop);
            return await NoticeRow.Of(db, unreadOnly: false).ToPageAsync(2, Stop);
        });
        Assert.Equal((60, 10, "Notice 1"), (page.Total, page.Rows.Count, page.Rows[^1].Sentence));

        await using var scope = await tracker.AsAsync("manager");
        await using var shown = Pages.In(scope);
        Assert.Contains("There is no notice for you.", shown.Render<NoticesPage>().WaitForElement(".empty").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Today_shows_the_newest_that_are_unread()
    {
        await using var tracker = await Tracker.StartAsync(records: true);
        await TellAsync(tracker, "officer", "ENG-2025-0001", "First", "Second", "Third", "Fourth");
        await using var scope = await tracker.AsAsync("officer");
        await using var page = Pages.In(scope);

        var panel = page.Render<TodayPage>().WaitForElement("section[aria-labelledby=unread-notices]");

        Assert.Equal(["Fourth", "Third", "Second"], panel.QuerySelectorAll("li > div > p:first-child").Select(p => p.TextContent));
        Assert.Contains("Show all 4", panel.TextContent, StringComparison.Ordinal);
        await using var other = await tracker.AsAsync("manager");
        await using var quiet = Pages.In(other);
        var board = quiet.Render<TodayPage>();
        board.WaitForElement(".columns");
        Assert.Empty(board.FindAll("section[aria-labelledby=unread-notices]"));
    }

    /// <summary>Tells somebody sentences a minute apart.</summary>
    private static async Task TellAsync(Tracker tracker, string user, string record, params string[] sentences)
    {
        var id = await tracker.UserIdAsync(user);
        foreach (var sentence in sentences)
        {
            tracker.Time.Advance(TimeSpan.FromMinutes(1));
            await tracker.ReadAsync(db =>
            {
                db.Notices.Add(Notice.Tell(id, record, sentence, tracker.Time.GetUtcNow().UtcDateTime));
                return db.SaveChangesAsync(Stop);
            });
        }
    }

    private static Task<List<Notice>> NoticesAsync(Tracker tracker, string user) =>
        tracker.AsAsync<IDbContextFactory<TrackerDbContext>, List<Notice>>(user, async contexts =>
        {
            await using var db = await contexts.CreateDbContextAsync(Stop);
            return await db.Notices.OrderBy(n => n.Id).ToListAsync(Stop);
        });

    private static Task<int> SeeAsync(Tracker tracker, string user, NoticeId id) => tracker.AsAsync<SeeNoticeHandler, int>(user, async handler =>
    {
        await handler.HandleAsync(id, Stop);
        return 0;
    });
}
