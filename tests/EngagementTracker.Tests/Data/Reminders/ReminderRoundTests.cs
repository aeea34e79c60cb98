using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Domain.Mail;
using EngagementTracker.Domain.Reminders;
using EngagementTracker.Tests.Mails;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Reminders;
using EngagementTracker.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace EngagementTracker.Tests.Data.Reminders;

public sealed class ReminderRoundTests : IAsyncLifetime
{
    private Tracker tracker = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private DateTime NowUtc => tracker.Time.GetUtcNow().UtcDateTime;

    public async ValueTask InitializeAsync()
    {
        tracker = await Tracker.StartAsync(records: true);
        // Only what a test makes due is due.
        await tracker.ReadAsync(db => db.FollowUps.ExecuteUpdateAsync(s => s.SetProperty(f => f.DoneUtc, NowUtc), Stop));
        await tracker.ReadAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE Commitments SET DeadlineDate = NULL", Stop));
    }

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Fact]
    public async Task The_owner_is_told_once_by_reference_and_dates_and_has_a_mail_queued()
    {
        var reference = await DueAsync(days: 0);
        Assert.Equal(1, await RunAsync());
        Assert.Equal(0, await RunAsync());
        Assert.Equal(0, await new ReminderRound(tracker.Scopes(), tracker.Time).RunAsync(Stop));

        var notice = Assert.Single(await NoticesAsync());
        Assert.Equal($"due-0:{reference}:2025-02-03", notice.Key);
        Assert.Equal($"{reference} is due on Monday 3 February 2025.", notice.Sentence);
        Assert.Equal(notice.Id, (await tracker.ReadAsync(db => db.OutgoingMails.SingleAsync(Stop))).NoticeId);
    }

    [Theory]
    [InlineData(MailMode.Each, "officer@example.org", 1)]
    [InlineData(MailMode.Each, null, 0)]
    [InlineData(MailMode.Digest, "officer@example.org", 0)]
    [InlineData(MailMode.None, "officer@example.org", 0)]
    public async Task A_mail_goes_with_it_when_its_recipient_wants_one_and_has_an_address(MailMode mode, string? address, int mails)
    {
        await tracker.ReadAsync(db => db.Users.ExecuteUpdateAsync(s => s.SetProperty(u => u.Mails, mode).SetProperty(u => u.Email, address), Stop));
        await DueAsync(days: 0);
        await RunAsync();
        Assert.Equal(mails, await tracker.ReadAsync(db => db.OutgoingMails.CountAsync(Stop)));
    }

    [Fact]
    public async Task What_is_put_off_tells_its_owner_nothing_until_that_day()
    {
        await DueAsync(days: 0, f => f.Snooze(new DateOnly(2025, 2, 6), "Not now."));
        Assert.Equal(0, await RunAsync());
        tracker.Time.Advance(TimeSpan.FromDays(3));
        // Its owner now, and the head of the unit, as always after three days.
        await RunAsync();
        var notices = await NoticesAsync();
        Assert.Equal(["due-0", "head-3"], notices.Select(n => n.Key!.Split(':')[0]).Order());
        Assert.All(notices, n => Assert.Contains("is 3 days late", n.Sentence));
    }

    [Fact]
    public async Task Whoever_may_not_read_it_or_is_disabled_is_not_told()
    {
        var officer = await tracker.UserIdAsync("officer2");
        await DueAsync(days: 0, f => f.Assign(officer, NowUtc), Marking.TopSecret);
        Assert.Equal(0, await RunAsync());
        await DueAsync(days: 0, f => f.Assign(officer, NowUtc));
        await tracker.ReadAsync(db => db.Users.Where(u => u.Id == officer).ExecuteUpdateAsync(s => s.SetProperty(u => u.IsDisabled, true), Stop));
        Assert.Equal(0, await RunAsync());
    }

    [Fact]
    public async Task Its_own_plan_goes_before_that_of_all_follow_ups()
    {
        await DueAsync(days: 5, f => f.Remind(ReminderPlan.Of([5], null, null, null, Roles.None)));
        await DueAsync(days: 0, f => f.Remind(ReminderPlan.Silent));
        await RunAsync();
        Assert.StartsWith("lead-5:", Assert.Single(await NoticesAsync()).Key);
    }

    [Fact]
    public async Task The_rule_of_the_kind_goes_before_the_usual_plan()
    {
        await tracker.ReadAsync(db =>
        {
            db.ReminderRules.Add(ReminderRule.For(RemindedKind.FollowUp, ReminderPlan.Of([3], null, null, null, Roles.None)));
            return db.SaveChangesAsync(Stop);
        });
        await DueAsync(days: 3);
        await DueAsync(days: 0);
        await RunAsync();
        Assert.StartsWith("lead-3:", Assert.Single(await NoticesAsync()).Key);
    }

    [Fact]
    public async Task One_mail_a_day_comes_at_ones_hour_and_none_without_a_notice()
    {
        // Nairobi is three hours ahead: 12:00 there.
        await tracker.ReadAsync(db => db.Users.ExecuteUpdateAsync(
            s => s.SetProperty(u => u.Mails, MailMode.Digest).SetProperty(u => u.DigestAt, new TimeOnly(13, 0)), Stop));
        var digests = new DigestRound(tracker.Scopes(), tracker.Time);
        await DueAsync(days: 0);
        await DueAsync(days: 1);
        await RunAsync();
        Assert.Equal(0, await digests.RunAsync(Stop));
        tracker.Time.Advance(TimeSpan.FromHours(9));
        Assert.Equal(1, await digests.RunAsync(Stop));
        Assert.Equal(0, await digests.RunAsync(Stop));

        var mail = await tracker.ReadAsync(db => db.OutgoingMails.SingleAsync(Stop));
        Assert.StartsWith("digest:2025-02-03", mail.Key);
        Assert.All(await NoticesAsync(), n => Assert.Equal(mail.Id, n.DigestId));
        tracker.Time.Advance(TimeSpan.FromDays(40));
        Assert.Equal(0, await digests.RunAsync(Stop));
    }

    [Fact]
    public async Task The_engine_looks_again_when_something_was_saved_or_a_day_has_begun()
    {
        await using var scope = tracker.AsNobody();
        var services = scope.ServiceProvider;
        using var engine = new ReminderEngine(
            services.GetRequiredService<ReminderRound>(), services.GetRequiredService<SearchRound>(), services.GetRequiredService<DigestRound>(),
            tracker.PostmanTo(new Web.Mails.MailOptions()),
            services.GetRequiredService<ChangeFeed>(), tracker.Scopes(), tracker.Time, Options.Create(new ReminderOptions()), NullLogger<ReminderEngine>.Instance);
        await engine.RunAsync(Stop);
        await DueAsync(days: 1);
        tracker.Time.Advance(TimeSpan.FromHours(1));
        await engine.RunAsync(Stop);
        Assert.Single(await NoticesAsync());
        tracker.Time.Advance(TimeSpan.FromDays(1));
        await engine.RunAsync(Stop);
        Assert.Equal(2, (await NoticesAsync()).Count);
    }

    [Fact]
    public async Task The_bell_of_whoever_is_told_is_told_and_nobody_elses()
    {
        await DueAsync(days: 0);
        await using var scope = tracker.AsNobody();
        var told = new List<RecordChange>();
        using (scope.ServiceProvider.GetRequiredService<ChangeFeed>().Listen(told.AddRange)) await RunAsync();
        Assert.Equal([RecordChange.Told(await tracker.UserIdAsync("officer"))], told);
    }

    private async Task<int> RunAsync()
    {
        await using var scope = tracker.AsNobody();
        return await scope.ServiceProvider.GetRequiredService<ReminderRound>().RunAsync(Stop);
    }

    private async Task<string> DueAsync(int days, Action<FollowUp>? also = null, Marking marking = Marking.Unclassified)
    {
        var (officer, drafter) = (await tracker.UserIdAsync("officer"), await tracker.UserIdAsync("admin"));
        return await tracker.ReadAsync(async db =>
        {
            var engagement = await db.Engagements.SingleAsync(e => e.Reference == "ENG-2025-0001", Stop);
            var reference = $"FUP-2025-{await db.FollowUps.CountAsync(Stop) + 500:D4}";
            var followUp = FollowUp.Open(reference, "Ask again", officer, DateOnly.FromDateTime(NowUtc).AddDays(days), engagement, null, drafter, NowUtc, marking);
            also?.Invoke(followUp);
            db.FollowUps.Add(followUp);
            await db.SaveChangesAsync(Stop);
            return reference;
        });
    }

    private Task<List<global::EngagementTracker.Domain.Notices.Notice>> NoticesAsync() => tracker.ReadAsync(db => db.Notices.IgnoreQueryFilters().AsNoTracking().Where(n => n.Key != null).OrderBy(n => n.Id).ToListAsync(Stop));
}
