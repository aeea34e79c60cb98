using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Calendar;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Tests.Features.Commitments;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Events;
using EngagementTracker.Web.Features.Events.AttachCommitments;
using EngagementTracker.Web.Features.Events.CreateEvent;
using EngagementTracker.Web.Features.Events.EditEvent;
using EngagementTracker.Web.Features.Events.MoveEvent;
using EngagementTracker.Web.Features.Events.RemoveEvent;
using EngagementTracker.Web.Features.FollowUps.AddFollowUp;
using EngagementTracker.Web.Features.FollowUps.EditFollowUp;
using EngagementTracker.Web.Ui.Forms;
using EngagementTracker.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Events;

public sealed class EventTests : IAsyncLifetime
{
    private const string Summit = "Extraordinary EAC summit on Eastern DRC";
    private static readonly DateOnly Before = new(2025, 1, 29);
    private static readonly DateOnly After = new(2025, 2, 14);
    private Tracker tracker = null!;

    public async ValueTask InitializeAsync() => tracker = await Tracker.StartAsync(records: true);

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Fact]
    public async Task The_demos_summit_has_its_day_and_its_commitment_is_late_once_it_has_passed()
    {
        var view = await ViewAsync("analyst");

        Assert.Equal(Before, view.Event.On);
        Assert.Equal((1, 1), (view.Total, view.Late));
        Assert.Equal(DeadlineKind.Event, Assert.Single(view.Rows).Deadline);
    }

    [Fact]
    public async Task Moving_the_event_moves_its_open_commitments_by_a_revision_and_its_open_follow_ups()
    {
        var followUp = await HangFollowUpAsync();

        Assert.Empty((await MoveAsync("analyst", After)).Problems);

        var commitment = await CommitmentAsync();
        Assert.Equal(After, commitment.Deadline.Date);
        var last = commitment.Revisions.MaxBy(r => r.Number)!;
        Assert.Equal(("The chair asked for it.", 2), (last.Reason, last.Number));
        Assert.Equal(await tracker.UserIdAsync("analyst"), last.AuthorId);
        var moved = await FollowUpAsync(followUp);
        Assert.Equal((After, "The chair asked for it."), (moved.DueOn, moved.DueReason));
        Assert.Equal(0, (await ViewAsync("analyst")).Late);
    }

    [Fact]
    public async Task A_follow_up_hangs_on_an_event_until_its_own_date_is_set()
    {
        var id = await IdAsync();
        var form = new AddFollowUpForm { Engagement = "ENG-2025-0001", Action = "Brief the minister", OwnerId = await tracker.UserIdAsync("officer"), DueOn = "29 Jan 2025", EventId = id };
        var reference = (await tracker.AsAsync<AddFollowUpHandler, Answer<string>>("officer", h => h.HandleAsync(form))).Value!;
        Assert.Equal(id, (await FollowUpAsync(reference)).EventId);

        await MoveAsync("officer", After);
        var moved = await FollowUpAsync(reference);
        Assert.Equal(After, moved.DueOn);

        var edit = new EditFollowUpForm
        {
            Reference = reference,
            Version = moved.Version,
            Action = moved.Action,
            OwnerId = moved.OwnerId,
            DueBefore = moved.DueOn,
            DueOn = "20 Feb 2025",
            Reason = "The paper is for afterwards.",
            EventId = id,
        };
        Assert.Empty((await tracker.AsAsync<EditFollowUpHandler, Answer<string>>("officer", h => h.HandleAsync(edit))).Problems);
        moved = await FollowUpAsync(reference);
        Assert.Equal((new DateOnly(2025, 2, 20), (CalendarEventId?)null), (moved.DueOn, moved.EventId));
    }

    [Fact]
    public async Task What_was_closed_or_done_stays()
    {
        var followUp = await HangFollowUpAsync();
        await tracker.ReadAsync(db => db.FollowUps.Where(f => f.Reference == followUp).ExecuteUpdateAsync(s => s.SetProperty(f => f.DoneUtc, DateTime.UnixEpoch)));
        var commitment = (await CommitmentAsync()).Reference;
        await tracker.ReportedAsync(commitment, "officer");
        await tracker.AcceptAsync("analyst", commitment);

        await MoveAsync("analyst", After);

        Assert.Equal(Before, (await CommitmentAsync()).Deadline.Date);
        Assert.Equal(Before, (await FollowUpAsync(followUp)).DueOn);
    }

    [Fact]
    public async Task Without_a_day_commitments_wait_and_follow_ups_keep_theirs_until_it_has_one_again()
    {
        var followUp = await HangFollowUpAsync();

        await MoveAsync("analyst", null);
        Assert.Null((await CommitmentAsync()).Deadline.Date);
        Assert.Equal(Before, (await FollowUpAsync(followUp)).DueOn);

        await MoveAsync("analyst", After);
        Assert.Equal(After, (await CommitmentAsync()).Deadline.Date);
        Assert.Equal(After, (await FollowUpAsync(followUp)).DueOn);
    }

    [Fact]
    public async Task What_its_mover_may_not_read_moves_too_and_is_neither_shown_nor_counted()
    {
        var followUp = await HangFollowUpAsync();
        await HideAsync();
        Assert.Equal(0, (await ViewAsync("analyst")).Total);
        Assert.Equal(new EventLoad(0, 0), await tracker.AsAsync<IDbContextFactory<TrackerDbContext>, EventLoad>("analyst", async contexts =>
        {
            await using var db = await contexts.CreateDbContextAsync();
            return await EventLoad.ReadAsync(db, await IdAsync());
        }));

        Assert.Empty((await MoveAsync("analyst", After)).Problems);

        Assert.Equal(After, (await CommitmentAsync()).Deadline.Date);
        Assert.Equal(After, (await FollowUpAsync(followUp)).DueOn);
        var id = await IdAsync();
        var told = await tracker.AsAsync<IDbContextFactory<TrackerDbContext>, int>("analyst", async contexts =>
        {
            await using var db = await contexts.CreateDbContextAsync();
            return await db.AuditEntries.CountAsync(a => a.UseCase == "MoveEvent" && a.Record != $"event:{id.Value}");
        });
        Assert.Equal(0, told);
    }

    [Fact]
    public async Task Only_what_moves_with_its_event_is_changed_out_of_sight()
    {
        await HideAsync();
        await using var scope = await tracker.AsAsync("analyst");
        await using var db = await ((IDbContextFactory<TrackerDbContext>)scope.ServiceProvider.GetService(typeof(IDbContextFactory<TrackerDbContext>))!).CreateDbContextAsync(TestContext.Current.CancellationToken);
        db.Begin(this);
        var items = await EventItems.LoadAsync(db, await IdAsync(), TestContext.Current.CancellationToken);
        var occasion = await db.CalendarEvents.SingleAsync(TestContext.Current.CancellationToken);
        occasion.Move(After);
        items.Commitments[0].Assign(await tracker.UserIdAsync("officer2"), DateTime.UnixEpoch);

        await Assert.ThrowsAsync<Web.Access.NotPermittedException>(() => db.SaveChangesAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("", "Because.", "On")]
    [InlineData("29 Jan 2025", "Because.", "On")]
    [InlineData("31 Feb 2025", "Because.", "On")]
    [InlineData("14 Feb 2025", " ", "Reason")]
    public async Task A_move_needs_another_day_and_a_reason(string on, string reason, string field)
    {
        var form = await MoveFormAsync();
        (form.On, form.Reason) = (on, reason);
        var answer = await tracker.AsAsync<MoveEventHandler, Answer<CalendarEvent>>("analyst", h => h.HandleAsync(form));
        Assert.Equal(field, Assert.Single(answer.Problems).Field);
    }

    [Fact]
    public async Task A_move_from_an_older_state_is_refused_and_moves_nothing()
    {
        var form = await MoveFormAsync();
        (form.On, form.Reason) = ("14 Feb 2025", "The chair asked for it.");
        await MoveAsync("officer", new DateOnly(2025, 2, 7));

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => tracker.AsAsync<MoveEventHandler, Answer<CalendarEvent>>("analyst", h => h.HandleAsync(form)));
        Assert.Equal(new DateOnly(2025, 2, 7), (await CommitmentAsync()).Deadline.Date);
    }

    [Fact]
    public async Task An_event_on_which_nothing_hangs_is_removed_and_another_is_not()
    {
        var fresh = (await CreateAsync(new EventForm { Name = "Summit for the future", On = "1 Mar 2025", Place = "Arusha" })).Value!;
        Assert.Equal("Summit for the future", (await RemoveAsync(fresh)).Value);

        var summit = await tracker.ReadAsync(db => db.CalendarEvents.SingleAsync());
        await HideAsync();
        Assert.StartsWith("A deadline hangs on this event", Assert.Single((await RemoveAsync(summit)).Problems).Sentence);
    }

    [Fact]
    public async Task A_name_stands_in_the_calendar_once_for_a_day()
    {
        Assert.Contains("in the calendar already, on 29 Jan 2025", Assert.Single((await CreateAsync(new EventForm { Name = Summit.ToUpperInvariant() })).Problems).Sentence);
        Assert.NotNull((await CreateAsync(new EventForm { Name = Summit, On = "29 Jan 2026" })).Value);
    }

    [Fact]
    public async Task Commitments_that_only_name_an_event_can_be_attached_to_it()
    {
        var created = (await CreateAsync(new EventForm { Name = "security council vote on the UN support office for the MSS mission", On = "7 Mar 2025" })).Value!;

        var attached = (await tracker.AsAsync<AttachCommitmentsHandler, Answer<IReadOnlyList<string>>>("officer", h => h.HandleAsync(created.Id))).Value!;

        var commitment = await tracker.ReadAsync(db => db.Commitments.IgnoreQueryFilters().SingleAsync(c => c.Reference == attached.Single()));
        Assert.Equal((created.Id, new DateOnly(2025, 3, 7)), (commitment.Deadline.EventId!.Value, commitment.Deadline.Date!.Value));
    }

    [Fact]
    public async Task The_list_tells_what_is_coming_from_what_has_passed_and_counts_what_hangs()
    {
        await CreateAsync(new EventForm { Name = "Later", On = "1 Mar 2025" });
        await CreateAsync(new EventForm { Name = "Some day" });

        Assert.Equal(["Later", "Some day"], (await RowsAsync(null)).Select(r => r.Name));
        var past = Assert.Single(await RowsAsync("past"));
        Assert.Equal((Summit, 1, 0), (past.Name, past.Commitments, past.FollowUps));
        Assert.Equal(3, (await RowsAsync("all")).Count);
    }

    [Fact]
    public async Task An_event_keeps_its_day_when_it_is_renamed_and_deadlines_keep_their_name()
    {
        var summit = await tracker.ReadAsync(db => db.CalendarEvents.SingleAsync());
        var form = new EventForm { Id = summit.Id, Version = summit.Version, Name = "EAC summit", Place = "Nairobi", On = "1 May 2025" };

        Assert.Empty((await tracker.AsAsync<EditEventHandler, Answer<CalendarEvent>>("officer", h => h.HandleAsync(form))).Problems);

        Assert.Equal(Before, (await tracker.ReadAsync(db => db.CalendarEvents.SingleAsync())).On);
        Assert.Equal(Summit, (await CommitmentAsync()).Deadline.Event);
    }

    private Task<Answer<CalendarEvent>> CreateAsync(EventForm form) =>
        tracker.AsAsync<CreateEventHandler, Answer<CalendarEvent>>("officer", h => h.HandleAsync(form));

    private Task<Answer<string>> RemoveAsync(CalendarEvent occasion) =>
        tracker.AsAsync<RemoveEventHandler, Answer<string>>("officer", h => h.HandleAsync(occasion.Id, occasion.Version));

    private async Task<MoveEventForm> MoveFormAsync()
    {
        var summit = await tracker.ReadAsync(db => db.CalendarEvents.SingleAsync());
        return new MoveEventForm { Id = summit.Id, Version = summit.Version, Before = summit.On };
    }

    private async Task<Answer<CalendarEvent>> MoveAsync(string user, DateOnly? to)
    {
        var form = await MoveFormAsync();
        (form.On, form.IsNotSet, form.Reason) = (to?.ToString("yyyy-MM-dd"), to is null, "The chair asked for it.");
        return await tracker.AsAsync<MoveEventHandler, Answer<CalendarEvent>>(user, h => h.HandleAsync(form));
    }

    private Task<CalendarEventId> IdAsync() => tracker.ReadAsync(db => db.CalendarEvents.Select(e => e.Id).SingleAsync());

    private async Task<EventView> ViewAsync(string user)
    {
        var id = await IdAsync();
        return await tracker.AsAsync<IDbContextFactory<TrackerDbContext>, EventView>(user, async contexts =>
        {
            await using var db = await contexts.CreateDbContextAsync();
            return (await EventQuery.ReadAsync(db, tracker.Time, id))!;
        });
    }

    private Task<IReadOnlyList<EventRow>> RowsAsync(string? when) => tracker.ReadAsync(async db =>
        (await EventList.Rows(db, new EventFilter(null, when, null, new DateOnly(2025, 2, 3))).ToPageAsync(1)).Rows);

    private async Task<string> HangFollowUpAsync()
    {
        await using var scope = await tracker.AsAsync("officer");
        await using var db = await ((IDbContextFactory<TrackerDbContext>)scope.ServiceProvider.GetService(typeof(IDbContextFactory<TrackerDbContext>))!).CreateDbContextAsync();
        db.Begin(this);
        var commitment = await db.Commitments.SingleAsync(c => c.Deadline.EventId != null);
        var engagement = await db.Engagements.SingleAsync(e => e.Id == commitment.EngagementId);
        var occasion = await db.CalendarEvents.SingleAsync();
        var followUp = FollowUp.Open("FUP-2025-9001", "Brief the minister", commitment.OwnerId!.Value, new DateOnly(2025, 1, 20), engagement, commitment, commitment.DrafterId, DateTime.UnixEpoch);
        followUp.HangOn(occasion, "It is for the summit.", DateTime.UnixEpoch);
        db.FollowUps.Add(followUp);
        await db.SaveChangesAsync();
        return followUp.Reference;
    }

    /// <summary>Only whoever drafted it, or heads its unit, reads it from now on.</summary>
    private async Task HideAsync()
    {
        await tracker.ReadAsync(db => db.Commitments.IgnoreQueryFilters().Where(c => c.Deadline.EventId != null)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.Marking, Marking.TopSecret)));
        await tracker.ReadAsync(db => db.FollowUps.IgnoreQueryFilters().Where(f => f.EventId != null)
            .ExecuteUpdateAsync(s => s.SetProperty(f => f.Marking, Marking.TopSecret)));
    }

    private Task<Commitment> CommitmentAsync() => tracker.ReadAsync(db =>
        db.Commitments.IgnoreQueryFilters().Include(c => c.Revisions).SingleAsync(c => c.Deadline.EventId != null));

    private Task<FollowUp> FollowUpAsync(string reference) =>
        tracker.ReadAsync(db => db.FollowUps.IgnoreQueryFilters().SingleAsync(f => f.Reference == reference));
}
