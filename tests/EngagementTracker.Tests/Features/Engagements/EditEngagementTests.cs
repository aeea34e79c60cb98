using EngagementTracker.Domain.Engagements;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Features.Engagements.AddAccount;
using EngagementTracker.Web.Features.Engagements.EditEngagement;
using EngagementTracker.Web.Features.Engagements.Facts;
using EngagementTracker.Web.Ui.Forms;
using EngagementTracker.Web.Ui.History;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Engagements;

public sealed class EditEngagementTests
{
    private const string Logged = "ENG-2025-0001";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Opens_with_what_is_on_record_and_saves_it_unchanged_without_a_trace()
    {
        await using var tracker = await LoggedAsync();
        var before = await tracker.ReadAsync(db => db.AuditEntries.CountAsync(Cancellation));

        var form = await OpenAsync(tracker);
        var answer = await SaveAsync(tracker, form);

        Assert.NotNull(answer.Value);
        Assert.Equal(before, await tracker.ReadAsync(db => db.AuditEntries.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task Shows_in_the_history_who_changed_what_in_words()
    {
        await using var tracker = await LoggedAsync();
        var form = await OpenAsync(tracker);
        tracker.Time.Advance(TimeSpan.FromHours(1));
        form.Summary = "They spoke of trade.";
        form.Channel = Channel.SecureTelephone;
        form.Topics.RemoveAll(t => t.Name == "MSS Haiti");

        await SaveAsync(tracker, form);
        var history = await tracker.AsAsync<RecordHistory, IReadOnlyList<HistoryEntry>>("analyst", h => h.ReadAsync(Logged, Cancellation));

        Assert.Equal("Achieng Otieno", history[0].Who);
        var changed = history[0].Lines.Single(l => l.Title == "Engagement changed").Fields;
        Assert.Contains(new HistoryField("Summary", "They spoke of trade and of Haiti.", "They spoke of trade."), changed);
        Assert.Contains(new HistoryField("Channel", "Telephone", "Secure telephone"), changed);
        Assert.Contains(history[0].Lines, l => l.Title == "Engagement topic removed");
    }

    [Fact]
    public async Task Refuses_what_logging_refuses()
    {
        await using var tracker = await LoggedAsync();
        var form = await OpenAsync(tracker);
        form.Date = "in 2 weeks";

        Assert.Equal("Date", Assert.Single((await SaveAsync(tracker, form)).Problems).Field);
    }

    [Fact]
    public async Task Is_refused_to_an_analyst()
    {
        await using var tracker = await LoggedAsync();
        var form = await OpenAsync(tracker);

        await Assert.ThrowsAsync<NotPermittedException>(() => SaveAsync(tracker, form, "analyst"));
    }

    [Theory]
    [InlineData("javascript:alert(1)", "Source")]
    [InlineData("state.gov", "Source")]
    public async Task Refuses_an_account_whose_link_is_no_web_address(string link, string field)
    {
        await using var tracker = await LoggedAsync();

        var answer = await AddAsync(tracker, new AccountForm { Issuer = "State House", Text = "They spoke.", Source = link });

        Assert.Equal(field, Assert.Single(answer.Problems).Field);
    }

    [Fact]
    public async Task Adds_an_account_as_it_was_published()
    {
        await using var tracker = await LoggedAsync();

        await AddAsync(tracker, new AccountForm { Issuer = "State House", Text = "“They spoke,” it says.", PublishedOn = "27/1/25" });

        var account = await tracker.ReadAsync(db => db.Accounts.SingleAsync(Cancellation));
        Assert.Equal("“They spoke,” it says.", account.Body);
        Assert.Equal(new DateOnly(2025, 1, 27), account.PublishedOn);
    }

    private static async Task<Tracker> LoggedAsync()
    {
        var tracker = await Tracker.StartAsync();
        await CallForms.LogAsync(tracker, await CallForms.RutoRubioAsync(tracker));
        return tracker;
    }

    private static async Task<EngagementForm> OpenAsync(Tracker tracker) =>
        (await tracker.AsAsync<EditEngagementHandler, EngagementForm?>("officer", h => h.OpenAsync(Logged, Cancellation)))!;

    private static Task<Answer<Engagement>> SaveAsync(Tracker tracker, EngagementForm form, string userName = "officer") =>
        tracker.AsAsync<EditEngagementHandler, Answer<Engagement>>(userName, h => h.HandleAsync(Logged, form, Cancellation));

    private static Task<Answer<Account>> AddAsync(Tracker tracker, AccountForm form) =>
        tracker.AsAsync<AddAccountHandler, Answer<Account>>("officer", h => h.HandleAsync(Logged, form, Cancellation));
}
