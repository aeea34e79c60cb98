using Bunit;
using EngagementTracker.Domain.Mail;
using EngagementTracker.Domain.Reminders;
using EngagementTracker.Tests.Mails;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Features.Admin;
using EngagementTracker.Web.Features.Admin.SendTestMail;
using EngagementTracker.Web.Features.Admin.SetReminders;
using EngagementTracker.Web.Features.Admin.TryMailAgain;
using EngagementTracker.Web.Features.Notices.SetMails;
using EngagementTracker.Web.Mails;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace EngagementTracker.Tests.Features.Admin;

public sealed class MailAndRemindersTests : IAsyncLifetime
{
    private Tracker tracker = null!;

    public async ValueTask InitializeAsync() => tracker = await Tracker.StartAsync(records: true);

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Fact]
    public async Task The_rule_of_a_kind_is_set_and_changed_and_the_second_of_two_changes_is_refused()
    {
        var form = new SetRemindersForm { Kind = RemindedKind.Commitment };
        form.Plan.LeadDays = "30, 2";
        var saved = (await SetAsync(form)).Value!;
        Assert.Equal([30, 2], saved.Plan.LeadDays);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => SetAsync(form));
        form = new SetRemindersForm { Kind = RemindedKind.Commitment, Version = saved.Version, Plan = form.Plan };
        form.Plan.LeadDays = "4";
        Assert.Equal([4], (await SetAsync(form)).Value!.Plan.LeadDays);
        form.Plan.RepeatEvery = "often";
        Assert.Equal("Commitment.Plan.RepeatEvery", Assert.Single((await SetAsync(form)).Problems).Field);
    }

    [Fact]
    public async Task The_page_shows_the_days_of_an_example()
    {
        var page = await tracker.ShowAsync<RemindersPage>("admin");
        Assert.Equal(2, page.FindAll("form").Count);
        Assert.Contains("Fri 31 Jan 2025", page.Markup);
        page.Find("#FollowUp-Plan-LeadDays").Change("6");
        Assert.Contains("Fri 7 Feb 2025", page.Markup); // six days before is a Saturday
    }

    [Fact]
    public async Task A_mail_that_was_given_up_is_listed_with_its_trouble_and_tried_again()
    {
        var id = await tracker.QueueAsync(await tracker.UserIdAsync("officer"), "FUP-2025-0001", "key");
        await tracker.ReadAsync(async db =>
        {
            (await db.OutgoingMails.SingleAsync(m => m.Id == id)).Failed("550 no such person", tracker.Time.GetUtcNow().UtcDateTime, isFinal: true);
            return await db.SaveChangesAsync();
        });
        Assert.Contains("550 no such person", Assert.Single(await tracker.AsAsync<Web.Data.TrackerDbContext, List<MailRow>>("admin", db => MailRow.Of(db, givenUp: true).ToListAsync())).Trouble);
        Assert.Contains("Mail server", (await tracker.ShowAsync<MailPage>("admin")).Markup);

        await tracker.AsAsync<TryMailAgainHandler, int>("admin", async h =>
        {
            await h.HandleAsync(id);
            return 0;
        });
        Assert.Equal((null, 0), ((await tracker.MailAsync(id)).GivenUpUtc, (await tracker.MailAsync(id)).Tries));
    }

    [Fact]
    public async Task A_test_mail_without_a_server_says_what_to_do() => Assert.Contains("No mail server is set up",
        Assert.Single((await tracker.AsAsync<SendTestMailHandler, Answer<string>>("admin", h => h.HandleAsync())).Problems).Sentence);

    [Fact]
    public async Task Everybody_sets_their_own_address_and_hour()
    {
        var version = await tracker.ReadAsync(db => db.Users.Where(u => u.UserName == "officer").Select(u => u.Version).SingleAsync());
        var form = new SetMailsForm { Version = version, Email = "no address", Mails = MailMode.Digest, DigestAt = "25:00" };
        Assert.Equal(["Email", "DigestAt"], (await MailsAsync(form)).Problems.Select(p => p.Field));
        (form.Email, form.DigestAt) = ("a.otieno@example.org", "6:30");
        Assert.NotNull((await MailsAsync(form)).Value);
        var saved = await tracker.ReadAsync(db => db.Users.SingleAsync(u => u.UserName == "officer"));
        Assert.Equal(("a.otieno@example.org", MailMode.Digest, new TimeOnly(6, 30)), (saved.Email, saved.Mails, saved.DigestAt));
        Assert.Contains("a.otieno@example.org", (await tracker.ShowAsync<SetMailsPage>("officer")).Markup);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("Mail:Host=smtp.example.org;Mail:From=tracker@example.org", null)]
    [InlineData("Mail:Host=smtp.example.org", "Mail:From")]
    [InlineData("Mail:Port=many", "Mail:Port")]
    [InlineData("Mail:Security=Some", "Mail:Security")]
    [InlineData("Mail:PublicUrl=tracker", "Mail:PublicUrl")]
    [InlineData("Mail:Host=smtp.example.org;Mail:From=tracker@example.org;Mail:UserName=tracker", "Mail:Password")]
    public void Settings_that_cannot_work_are_refused_at_the_start(string? settings, string? named)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            (settings?.Split(';') ?? []).Select(s => s.Split('=')).Select(s => KeyValuePair.Create(s[0], (string?)s[1]))).Build();
        var objection = MailOptions.Objection(configuration);
        if (named is null) Assert.Null(objection);
        else Assert.Contains(named, objection);
    }

    private Task<Answer<ReminderRule>> SetAsync(SetRemindersForm form) => tracker.AsAsync<SetRemindersHandler, Answer<ReminderRule>>("admin", h => h.HandleAsync(form));

    private Task<Answer<User>> MailsAsync(SetMailsForm form) => tracker.AsAsync<SetMailsHandler, Answer<User>>("officer", h => h.HandleAsync(form));
}
