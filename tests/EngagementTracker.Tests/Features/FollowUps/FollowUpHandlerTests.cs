using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Features.FollowUps.AddFollowUp;
using EngagementTracker.Web.Features.FollowUps.CompleteFollowUp;
using EngagementTracker.Web.Features.FollowUps.EditFollowUp;
using EngagementTracker.Web.Features.FollowUps.ReopenFollowUp;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.FollowUps;

public sealed class FollowUpHandlerTests : IAsyncLifetime
{
    private Tracker tracker = null!;

    public async ValueTask InitializeAsync() =>
        tracker = await Tracker.StartAsync(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero), records: true);

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Fact]
    public async Task A_follow_up_added_to_an_engagement_is_filed_with_it()
    {
        var reference = (await AddAsync("officer", await NewAsync("officer"))).Value;

        var saved = await FollowUpAsync(reference!);
        Assert.Equal("Send the note", saved.Action);
        Assert.Equal(new DateOnly(2026, 11, 25), saved.DueOn);
        Assert.Equal("ENG-2025-0001", saved.Engagement.Reference);
        Assert.Equal(saved.Engagement.UnitId, saved.UnitId);
        Assert.Equal(await tracker.UserIdAsync("officer"), saved.DrafterId);
    }

    [Fact]
    public async Task A_follow_up_added_to_a_commitment_names_the_engagement_in_which_it_was_made()
    {
        var form = await NewAsync("analyst");
        (form.Engagement, form.Commitment) = (null, "COM-2025-0009");

        var saved = await FollowUpAsync((await AddAsync("analyst", form)).Value!);

        Assert.Equal("COM-2025-0009", saved.Commitment!.Reference);
        Assert.Equal(saved.Commitment.CounterpartId, saved.CounterpartId);
    }

    [Fact]
    public async Task Each_empty_or_unreadable_field_is_named()
    {
        var answer = await AddAsync("officer", new AddFollowUpForm { Engagement = "ENG-2025-0001", DueOn = "31 February 2027" });

        Assert.Equal(["Action", "OwnerId", "DueOn"], answer.Problems.Select(p => p.Field));
        Assert.Contains("February has 28 days", answer.Problems[2].Sentence);
    }

    [Fact]
    public async Task An_action_over_the_limit_is_refused_and_one_at_the_limit_is_saved()
    {
        var form = await NewAsync("officer");
        form.Action = new string('a', FollowUp.ActionLimit + 1);
        Assert.Equal("Action", Assert.Single((await AddAsync("officer", form)).Problems).Field);

        form.Action = new string('a', FollowUp.ActionLimit);
        Assert.NotNull((await AddAsync("officer", form)).Value);
    }

    [Fact]
    public async Task A_date_in_the_past_is_a_warning_that_does_not_stop_the_save()
    {
        var form = await NewAsync("officer");
        form.DueOn = "yesterday";

        Assert.NotNull((await AddAsync("officer", form)).Value);
    }

    [Fact]
    public async Task An_owner_who_was_disabled_is_refused_by_name()
    {
        await tracker.ReadAsync(db => db.Users.Where(u => u.UserName == "officer2").ExecuteUpdateAsync(s => s.SetProperty(u => u.IsDisabled, true)));
        var form = await NewAsync("officer2");

        var problem = Assert.Single((await AddAsync("officer", form)).Problems);

        Assert.Equal("OwnerId", problem.Field);
        Assert.StartsWith("Daniel Kiprono", problem.Sentence);
    }

    [Fact]
    public async Task What_is_not_on_record_cannot_be_served()
    {
        var form = await NewAsync("officer");
        form.Engagement = "ENG-1999-0001";

        Assert.Null((await AddAsync("officer", form)).Value);
    }

    [Fact]
    public async Task An_administrator_keeps_no_follow_ups()
    {
        var reference = await OpenOfAsync("officer");
        var form = await NewAsync("officer");

        await Assert.ThrowsAsync<NotPermittedException>(() => AddAsync("admin", form));
        await Assert.ThrowsAsync<NotPermittedException>(() => CompleteAsync("admin", reference));
        await Assert.ThrowsAsync<NotPermittedException>(() => ReopenAsync("admin", reference));
        await Assert.ThrowsAsync<NotPermittedException>(async () => await EditAsync("admin", await OpenedAsync(reference)));
    }

    [Fact]
    public async Task The_owner_completes_and_reopens()
    {
        var reference = await OpenOfAsync("officer");

        await CompleteAsync("officer", reference);
        var done = await FollowUpAsync(reference);
        Assert.Equal(tracker.Time.GetUtcNow().UtcDateTime, done.DoneUtc);
        Assert.Equal(await tracker.UserIdAsync("officer"), done.DoneById);

        await ReopenAsync("officer", reference);
        Assert.False((await FollowUpAsync(reference)).IsDone);
    }

    [Fact]
    public async Task A_manager_completes_anybodys_and_another_officer_does_not()
    {
        var reference = await OpenOfAsync("officer");

        await Assert.ThrowsAsync<NotPermittedException>(() => CompleteAsync("officer2", reference));
        Assert.False((await FollowUpAsync(reference)).IsDone);

        await CompleteAsync("manager", reference);
        await Assert.ThrowsAsync<NotPermittedException>(() => ReopenAsync("officer2", reference));
        Assert.Equal(await tracker.UserIdAsync("manager"), (await FollowUpAsync(reference)).DoneById);
    }

    [Fact]
    public async Task Editing_rewords_reschedules_and_reassigns()
    {
        var form = await OpenedAsync(await OpenOfAsync("officer"));
        (form.Action, form.DueOn, form.OwnerId) = ("Send the second note", "1 Dec 2026", await tracker.UserIdAsync("analyst"));
        Assert.Equal("Reason", Assert.Single((await EditAsync("manager", form)).Problems).Field);
        form.Reason = "They asked for time.";

        Assert.Equal(form.Reference, (await EditAsync("manager", form)).Value);

        var saved = await FollowUpAsync(form.Reference);
        Assert.Equal(("Send the second note", new DateOnly(2026, 12, 1), form.OwnerId), (saved.Action, saved.DueOn, saved.OwnerId));
    }

    [Fact]
    public async Task The_second_of_two_edits_is_refused()
    {
        var reference = await OpenOfAsync("officer");
        var (first, second) = (await OpenedAsync(reference), await OpenedAsync(reference));
        (first.Action, second.Action) = ("First", "Second");
        await EditAsync("officer", first);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => EditAsync("manager", second));
        Assert.Equal("First", (await FollowUpAsync(reference)).Action);
    }

    [Fact]
    public async Task What_is_done_is_reopened_before_it_is_changed()
    {
        var reference = await OpenOfAsync("officer");
        await CompleteAsync("officer", reference);

        Assert.Contains("Reopen it first", Assert.Single((await EditAsync("officer", await OpenedAsync(reference))).Problems).Sentence);
    }

    private Task<Answer<string>> AddAsync(string user, AddFollowUpForm form) =>
        tracker.AsAsync<AddFollowUpHandler, Answer<string>>(user, handler => handler.HandleAsync(form));

    private Task<Answer<string>> EditAsync(string user, EditFollowUpForm form) =>
        tracker.AsAsync<EditFollowUpHandler, Answer<string>>(user, handler => handler.HandleAsync(form));

    private Task<Answer<string>> CompleteAsync(string user, string reference) =>
        tracker.AsAsync<CompleteFollowUpHandler, Answer<string>>(user, handler => handler.HandleAsync(reference));

    private Task<Answer<string>> ReopenAsync(string user, string reference) =>
        tracker.AsAsync<ReopenFollowUpHandler, Answer<string>>(user, handler => handler.HandleAsync(reference));

    private async Task<AddFollowUpForm> NewAsync(string owner) => new()
    {
        Engagement = "ENG-2025-0001",
        Action = "Send the note",
        DueOn = "tomorrow",
        OwnerId = await tracker.UserIdAsync(owner),
    };

    private async Task<EditFollowUpForm> OpenedAsync(string reference)
    {
        var found = await FollowUpAsync(reference);
        return new EditFollowUpForm
        {
            Reference = reference,
            Version = found.Version,
            Action = found.Action,
            OwnerId = found.OwnerId,
            DueOn = found.DueOn.ToString("d MMM yyyy"),
            DueBefore = found.DueOn,
        };
    }

    private async Task<string> OpenOfAsync(string owner)
    {
        var id = await tracker.UserIdAsync(owner);
        return await tracker.ReadAsync(db => db.FollowUps.Where(f => f.DoneUtc == null && f.OwnerId == id)
            .OrderBy(f => f.Reference).Select(f => f.Reference).FirstAsync());
    }

    private Task<FollowUp> FollowUpAsync(string reference) => tracker.ReadAsync(db =>
        db.FollowUps.AsNoTracking().Include(f => f.Engagement).Include(f => f.Commitment).SingleAsync(f => f.Reference == reference));
}
