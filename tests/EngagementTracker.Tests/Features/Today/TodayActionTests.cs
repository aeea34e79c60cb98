using EngagementTracker.Domain.Mail;
using EngagementTracker.Domain.Reminders;
using EngagementTracker.Tests.Features.Commitments;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Today;
using EngagementTracker.Web.Features.Today.AskForUpdate;
using EngagementTracker.Web.Features.Today.SnoozeFollowUp;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Features.Today;

public sealed class TodayActionTests : IAsyncLifetime
{
    private Tracker tracker = null!;

    public async ValueTask InitializeAsync() => tracker = await Tracker.StartAsync(records: true);

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Fact]
    public async Task What_is_snoozed_leaves_what_I_owe_until_its_day_and_is_counted_meanwhile()
    {
        var reference = (await BoardAsync("officer")).FollowUps.Rows[0].Reference;

        Assert.Empty((await SnoozeAsync("officer", reference, "6 Feb 2025", "The embassy answers on Wednesday.")).Problems);

        var board = await BoardAsync("officer");
        Assert.DoesNotContain(board.FollowUps.Rows, r => r.Reference == reference);
        Assert.Equal([new SnoozedFollowUp(reference, new DateOnly(2025, 2, 6), "The embassy answers on Wednesday.")], board.Snoozed);

        tracker.Time.Advance(TimeSpan.FromDays(3));
        board = await BoardAsync("officer");
        Assert.Contains(board.FollowUps.Rows, r => r.Reference == reference);
        Assert.Empty(board.Snoozed);
    }

    [Theory]
    [InlineData("today", "Because.", "Until")]
    [InlineData("", "Because.", "Until")]
    [InlineData("tomorrow", " ", "Reason")]
    public async Task Snoozing_needs_a_later_day_and_a_reason(string until, string reason, string field)
    {
        var reference = (await BoardAsync("officer")).FollowUps.Rows[0].Reference;
        Assert.Equal(field, Assert.Single((await SnoozeAsync("officer", reference, until, reason)).Problems).Field);
    }

    [Fact]
    public async Task Only_its_owner_snoozes_a_follow_up()
    {
        var reference = (await BoardAsync("officer")).FollowUps.Rows[0].Reference;
        await Assert.ThrowsAsync<NotPermittedException>(() => SnoozeAsync("manager", reference, "tomorrow", "Because."));
    }

    [Fact]
    public async Task Asking_tells_the_owner_queues_a_mail_and_stays_on_record()
    {
        var reference = await OpenOfAsync("officer");

        var request = (await AskAsync("manager", reference)).Value!;

        var officer = await tracker.UserIdAsync("officer");
        Assert.Equal(officer, request.AskedOfId);
        var told = await tracker.ReadAsync(db => db.Notices.IgnoreQueryFilters().Where(n => n.UserId == officer && n.Record == reference).ToListAsync());
        var action = await tracker.ReadAsync(db => db.FollowUps.Where(f => f.Reference == reference).Select(f => f.Action).SingleAsync());
        Assert.DoesNotContain(action, Assert.Single(told, n => n.Key!.StartsWith("ask:", StringComparison.Ordinal)).Sentence);
        var mail = await tracker.ReadAsync(db => db.OutgoingMails.IgnoreQueryFilters().SingleAsync());
        Assert.Equal((MailKind.UpdateRequest, officer, request.Id), (mail.Kind, mail.RecipientId, mail.UpdateRequestId!.Value));
        Assert.Contains(await tracker.ReadAsync(db => db.AuditEntries.Where(a => a.UseCase == "AskForUpdate").Select(a => a.Record).ToListAsync()), r => r == reference);
        Assert.Contains((await BoardAsync("manager")).Waiting.Rows, r => r.Reference == reference);
    }

    [Fact]
    public async Task One_asks_about_an_item_once_a_day_and_others_may_ask_too()
    {
        var reference = await OpenOfAsync("officer");
        Assert.NotNull((await AskAsync("manager", reference)).Value);
        Assert.Contains("today", Assert.Single((await AskAsync("manager", reference)).Problems).Sentence);
        Assert.NotNull((await AskAsync("analyst", reference)).Value);

        tracker.Time.Advance(TimeSpan.FromDays(1));
        Assert.NotNull((await AskAsync("manager", reference)).Value);
    }

    [Fact]
    public async Task There_is_nothing_to_ask_of_oneself_of_nobody_or_about_what_is_over()
    {
        var mine = await OpenOfAsync("officer");
        Assert.Contains("yours", Assert.Single((await AskAsync("officer", mine)).Problems).Sentence);
        var unowned = await tracker.ReadAsync(db => db.Commitments.Where(c => c.OwnerId == null).Select(c => c.Reference).FirstAsync());
        Assert.Contains("Nobody owns", Assert.Single((await AskAsync("manager", unowned)).Problems).Sentence);
        await tracker.ReadAsync(db => db.FollowUps.Where(f => f.Reference == mine).ExecuteUpdateAsync(s => s.SetProperty(f => f.DoneUtc, DateTime.UnixEpoch)));
        Assert.Contains("over", Assert.Single((await AskAsync("manager", mine)).Problems).Sentence);
        Assert.Contains("no record", Assert.Single((await AskAsync("manager", "COM-1999-0001")).Problems).Sentence);
    }

    [Fact]
    public async Task A_report_by_somebody_else_waits_for_the_analyst_and_not_for_its_reporter()
    {
        var officer = await tracker.UserIdAsync("officer");
        var reference = await tracker.ReadAsync(db => db.Commitments.Where(c => c.OwnerId == officer).OrderBy(c => c.Id).Select(c => c.Reference).FirstAsync());
        await tracker.ReportedAsync(reference, "officer");

        Assert.Contains((await BoardAsync("analyst")).Acceptance!.Rows, r => r.Reference == reference);
        Assert.Null((await BoardAsync("officer")).Acceptance);
    }

    private Task<string> OpenOfAsync(string user) => tracker.ReadAsync(db =>
        db.FollowUps.Where(f => f.DoneUtc == null && db.Users.Any(u => u.Id == f.OwnerId && u.UserName == user)).OrderBy(f => f.Id).Select(f => f.Reference).FirstAsync());

    private Task<Answer<string>> SnoozeAsync(string user, string reference, string until, string reason) => tracker.AsAsync<SnoozeFollowUpHandler, Answer<string>>(
        user, h => h.HandleAsync(new SnoozeFollowUpForm { Reference = reference, Until = until, Reason = reason }));

    private Task<Answer<UpdateRequest>> AskAsync(string user, string reference) =>
        tracker.AsAsync<AskForUpdateHandler, Answer<UpdateRequest>>(user, h => h.HandleAsync(reference));

    private async Task<TodayBoard> BoardAsync(string user)
    {
        await using var scope = await tracker.AsAsync(user);
        await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync();
        return await TodayBoard.ReadAsync(db, scope.ServiceProvider.GetRequiredService<CurrentUser>(), tracker.Time);
    }
}
