using Bunit;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Deadlines;
using EngagementTracker.Web.Features.Deadlines.HandOver;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Deadlines.HandOver;

public sealed class HandOverTests : IAsyncLifetime
{
    private Tracker tracker = null!;
    private UserId officer;
    private UserId manager;

    public async ValueTask InitializeAsync()
    {
        tracker = await Tracker.StartAsync(records: true);
        (officer, manager) = (await tracker.UserIdAsync("officer"), await tracker.UserIdAsync("manager"));
    }

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Fact]
    public async Task All_that_is_open_moves_in_one_go_and_the_report_names_it()
    {
        var before = await OpenOfAsync(officer);
        var answer = await MoveAsync("manager", Form(officer, manager));

        Assert.Empty(answer.Problems);
        Assert.NotEmpty(before);
        Assert.Empty(await OpenOfAsync(officer));
        Assert.Equal(before.Order(), answer.Value!.Items.Select(i => i.Reference).Order());
        Assert.Equal(before.Order(), (await OpenOfAsync(manager)).Intersect(before).Order());
        Assert.All(await tracker.ReadAsync(db => db.FollowUps.Where(f => before.Contains(f.Reference)).ToListAsync()),
            f => Assert.Equal(tracker.Time.GetUtcNow().UtcDateTime, f.ScheduledUtc));
    }

    [Fact]
    public async Task What_is_kept_stays()
    {
        var before = await OpenOfAsync(officer);
        var form = Form(officer, manager);
        form.Kept.Add(before[0]);

        await MoveAsync("manager", form);

        Assert.Equal([before[0]], await OpenOfAsync(officer));
    }

    [Fact]
    public async Task What_is_done_is_nobodys_work_any_more()
    {
        var done = await tracker.ReadAsync(async db =>
        {
            var followUp = await db.FollowUps.FirstAsync(f => f.OwnerId == officer && f.DoneUtc == null);
            followUp.Complete(officer, tracker.Time.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync();
            return followUp.Reference;
        });

        await MoveAsync("manager", Form(officer, manager));

        Assert.Equal(officer, await tracker.ReadAsync(db => db.FollowUps.Where(f => f.Reference == done).Select(f => f.OwnerId).SingleAsync()));
    }

    [Fact]
    public async Task What_the_one_who_takes_over_may_not_read_stays_and_says_so()
    {
        var taker = await tracker.UserIdAsync("officer2");
        var plan = await tracker.AsAsync<TrackerDbContext, HandoverPlan>("manager", db => HandoverPlan.ReadAsync(db, officer, taker));
        var unreadable = plan.Lines.Where(l => l.Skipped is not null).Select(l => l.Reference).ToList();

        var answer = await MoveAsync("manager", Form(officer, taker));

        Assert.NotEmpty(unreadable);
        Assert.Equal(unreadable.Order(), (await OpenOfAsync(officer)).Order());
        if (answer.Value is { } moved) Assert.DoesNotContain(moved.Items, i => unreadable.Contains(i.Reference));
    }

    [Fact]
    public async Task An_officer_hands_over_their_own_and_nobody_elses()
    {
        Assert.Empty((await MoveAsync("officer", Form(officer, manager))).Problems);
        await Assert.ThrowsAsync<NotPermittedException>(() => MoveAsync("officer", Form(manager, officer)));
    }

    [Fact]
    public async Task Each_empty_field_and_the_same_person_twice_are_named()
    {
        Assert.Equal(["FromId", "ToId", "Reason"], (await MoveAsync("manager", new HandOverForm())).Problems.Select(p => p.Field));
        Assert.Equal(["ToId"], (await MoveAsync("manager", Form(officer, officer))).Problems.Select(p => p.Field));
        Assert.Equal(["Reason"], (await MoveAsync("manager", Form(officer, manager, new string('a', Handover.ReasonLimit + 1)))).Problems.Select(p => p.Field));
    }

    [Fact]
    public async Task The_one_who_takes_over_is_told_and_reads_the_report()
    {
        var handover = (await MoveAsync("officer", Form(officer, manager))).Value!;
        var notice = await tracker.AsAsync<TrackerDbContext, string>("manager", async db => (await db.Notices.OrderBy(n => n.Id).LastAsync()).Record);
        await using var scope = await tracker.AsAsync("manager");
        var page = Pages.In(scope).Render<HandoverPage>(p => p.Add(x => x.Id, handover.Id.Value));
        page.WaitForState(() => page.FindAll("tbody tr").Count > 0, TimeSpan.FromSeconds(20));

        Assert.Equal($"handover:{handover.Id.Value}", notice);
        Assert.Equal(handover.Items.Count, page.FindAll("tbody tr").Count);
        Assert.Contains("They move to Geneva.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_sees_the_report_or_its_reason()
    {
        await MoveAsync("officer", Form(officer, manager));

        Assert.Equal((0, 0), await tracker.AsAsync<TrackerDbContext, (int, int)>("analyst", async db => (
            await db.Handovers.CountAsync(), await db.AuditEntries.CountAsync(a => a.Record.StartsWith("handover:")))));
    }

    [Fact]
    public async Task The_page_shows_what_moves_before_it_does()
    {
        await using var scope = await tracker.AsAsync("officer");
        var page = Pages.In(scope).Render<HandOverPage>();
        page.WaitForState(() => page.FindAll("tbody tr").Count > 0, TimeSpan.FromSeconds(20));
        var rows = page.FindAll("tbody tr").Count;

        Assert.Equal($"Hand over {rows} items", page.Find("button[type=submit]").TextContent.Trim());
        page.Find("input[type=checkbox]").Change(false);
        Assert.Equal($"Hand over {rows - 1} {(rows == 2 ? "item" : "items")}", page.Find("button[type=submit]").TextContent.Trim());
    }

    private static HandOverForm Form(UserId from, UserId to, string reason = "They move to Geneva.") => new() { FromId = from, ToId = to, Reason = reason };

    private Task<Answer<Handover>> MoveAsync(string user, HandOverForm form) =>
        tracker.AsAsync<HandOverHandler, Answer<Handover>>(user, h => h.HandleAsync(form, TestContext.Current.CancellationToken));

    private Task<List<string>> OpenOfAsync(UserId owner) =>
        tracker.ReadAsync(db => DueItems.Open(db).Where(i => i.OwnerId == owner).Select(i => i.Reference).OrderBy(r => r).ToListAsync());
}
