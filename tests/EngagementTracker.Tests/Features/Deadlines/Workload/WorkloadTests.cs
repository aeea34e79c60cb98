using Bunit;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Tests.Features.Commitments;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Deadlines.Workload;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Deadlines.Workload;

public sealed class WorkloadTests(DeskOfTheDemo desk) : IClassFixture<DeskOfTheDemo>
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    /// <summary>Where weeks of the demo fall in which something was late.</summary>
    private static readonly DateOnly Later = Today.AddDays(28);

    [Theory]
    [InlineData("manager")]
    [InlineData("officer2")]
    public async Task The_database_counts_what_a_reader_would_count_by_hand(string user)
    {
        var (load, items, calendar) = await desk.ReadAsync(user, async (db, _, calendar) =>
            (await WorkloadQuery.ReadAsync(db, calendar, Today), await DueItems.Open(db).Where(i => i.Deadline != DeadlineKind.Continuing).ToListAsync(), calendar));

        Assert.NotEmpty(load.Owners);
        Assert.Equal(items.Select(i => i.OwnerId).Distinct().Count(), load.Owners.Count(o => o.Open > 0));
        Assert.All(load.Owners, owner =>
        {
            var own = items.Where(i => i.OwnerId == owner.Owner).ToList();
            var late = own.Where(i => i.DueOn < calendar.Today(i.UnitId)).ToList();
            Assert.Equal(own.Count, owner.Open);
            Assert.Equal(late.Count, owner.Late);
            Assert.Equal(own.Count(i => i.DueOn is { } due && DueWindows.Of(due, calendar.Today(i.UnitId)) is DueWindow.Today or DueWindow.ThisWeek), owner.DueThisWeek);
            if (late.Count == 0) Assert.Null(owner.DaysLate);
            else Assert.Equal(late.Average(i => calendar.Today(i.UnitId).DayNumber - i.DueOn!.Value.DayNumber), owner.DaysLate!.Value, 6);
        });
    }

    [Theory]
    [InlineData("manager", null, null)]
    [InlineData("officer2", null, null)]
    [InlineData("manager", "AMER", null)]
    [InlineData("manager", null, "US")]
    public async Task What_was_late_in_each_week_is_what_one_finds_week_by_week(string user, string? unit, string? party)
    {
        var (load, spans) = await desk.ReadAsync(user, async (db, _, calendar) => (
            await WorkloadQuery.ReadAsync(db, calendar, Later, unit, party),
            (await db.FollowUps.Where(f => (unit == null || db.Units.Any(u => u.Id == f.UnitId && u.Code == unit)) && (party == null || db.Parties.Any(p => p.Id == f.CounterpartId && p.Code == party)))
                .Select(f => new { Owner = (UserId?)f.OwnerId, Due = (DateOnly?)f.DueOn, f.LoggedUtc, Ended = f.DoneUtc }).ToListAsync())
            .Concat(await db.Commitments.Where(c => (unit == null || db.Units.Any(u => u.Id == c.UnitId && u.Code == unit)) && (party == null || db.Parties.Any(p => p.Id == c.CounterpartId && p.Code == party)))
                .Select(c => new { Owner = c.OwnerId, Due = c.Deadline.Date, c.LoggedUtc, Ended = c.ClosedUtc }).ToListAsync()).ToList()));

        Assert.Contains(load.LateByWeek, count => count > 0);
        Assert.All(load.Owners, owner => Assert.Equal(load.Weeks.Select(sunday =>
        {
            var end = sunday.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
            return spans.Count(s => s.Owner == owner.Owner && s.Due <= sunday && s.LoggedUtc < end && (s.Ended is null || s.Ended >= end));
        }), owner.LateByWeek));
    }

    [Fact]
    public async Task Weeks_end_on_the_twelve_sundays_before_today()
    {
        var load = await desk.ReadAsync("manager", (db, _, calendar) => WorkloadQuery.ReadAsync(db, calendar, Today));

        Assert.Equal(12, load.Weeks.Count);
        Assert.Equal((new DateOnly(2026, 9, 6), new DateOnly(2026, 11, 22)), (load.Weeks[0], load.Weeks[^1]));
        Assert.Equal(load.Weeks.Select((_, week) => load.Owners.Sum(o => o.LateByWeek[week])), load.LateByWeek);
    }

    [Fact]
    public async Task A_unit_and_a_party_narrow_what_is_counted()
    {
        var (all, elsewhere, unit) = await desk.ReadAsync("manager", async (db, _, calendar) => (
            await WorkloadQuery.ReadAsync(db, calendar, Today), await WorkloadQuery.ReadAsync(db, calendar, Today, party: "FR"),
            await WorkloadQuery.ReadAsync(db, calendar, Today, unit: "AMER")));

        Assert.True(unit.Owners.Sum(o => o.Open) <= all.Owners.Sum(o => o.Open));
        Assert.Empty(elsewhere.Owners);
    }
}

/// <summary>The twelve weeks, where something fell late and was ended in between.</summary>
public sealed class LateByWeekTests : IAsyncLifetime
{
    private Tracker tracker = null!;

    public async ValueTask InitializeAsync() => tracker = await Tracker.StartAsync(records: true);

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Fact]
    public async Task An_item_is_late_from_the_week_of_its_date_to_the_week_of_its_end()
    {
        var owner = await tracker.UserIdAsync("admin");
        await tracker.ReadAsync(async db =>
        {
            var engagement = await db.Engagements.OrderBy(e => e.Id).FirstAsync();
            db.FollowUps.Add(FollowUp.Open("FUP-2025-9001", "Look again", owner, new DateOnly(2025, 2, 12), engagement, null, owner, tracker.Time.GetUtcNow().UtcDateTime));
            return await db.SaveChangesAsync();
        });

        Assert.Equal([0, 1, 1], (await LateByWeekAsync(owner, new DateTime(2025, 2, 24, 9, 0, 0, DateTimeKind.Utc))).TakeLast(3));
        await tracker.ReadAsync(async db =>
        {
            (await db.FollowUps.SingleAsync(f => f.OwnerId == owner)).Complete(owner, new DateTime(2025, 2, 27, 9, 0, 0, DateTimeKind.Utc));
            return await db.SaveChangesAsync();
        });
        Assert.Equal([0, 1, 1, 0, 0], (await LateByWeekAsync(owner, new DateTime(2025, 3, 10, 9, 0, 0, DateTimeKind.Utc))).TakeLast(5));
    }

    [Fact]
    public async Task What_was_logged_after_its_date_is_late_from_the_week_in_which_it_was_logged()
    {
        var owner = await tracker.UserIdAsync("admin");
        var due = Deadline.Stated(new DateOnly(2025, 2, 12));
        tracker.Time.SetUtcNow(new DateTime(2025, 2, 19, 9, 0, 0, DateTimeKind.Utc));
        await Lives.WriteAsync(tracker, async lives =>
        {
            var engagement = await lives.EngagementAsync(new DateOnly(2025, 2, 3));
            await lives.CommitmentAsync(engagement, due, owner: owner);
            await lives.CloseAsync(await lives.CommitmentAsync(engagement, due, owner: owner, wording: "Closed later"), Outcome.Fulfilled, new DateOnly(2025, 2, 12));
            await lives.CloseAsync(await lives.CommitmentAsync(engagement, due, owner: owner), Outcome.Fulfilled, new DateOnly(2025, 2, 12));
        });
        await tracker.ReadAsync(db => db.Commitments.Where(c => c.Wording == "Closed later")
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.ClosedUtc, new DateTime(2025, 3, 5, 9, 0, 0, DateTimeKind.Utc))));

        Assert.Equal([0, 2, 2, 1], (await LateByWeekAsync(owner, new DateTime(2025, 3, 10, 9, 0, 0, DateTimeKind.Utc))).TakeLast(4));
    }

    [Fact]
    public async Task The_page_puts_the_most_late_first_and_shows_the_figures()
    {
        tracker.Time.Advance(TimeSpan.FromDays(60));
        await using var scope = await tracker.AsAsync("manager");
        var page = Pages.In(scope).Render<WorkloadPage>();
        page.WaitForState(() => page.FindAll("tbody tr").Count > 0, TimeSpan.FromSeconds(20));

        var late = page.FindAll("td[data-label=Late]").Where(c => c.ParentElement!.QuerySelector("a") is not null)
            .Select(c => c.TextContent.Trim().Split(' ')[0]).Where(t => int.TryParse(t, out _)).Select(int.Parse).ToList();
        Assert.Equal(late.OrderDescending(), late);
        Assert.Equal("Workload", page.Find("h1").TextContent);
        Assert.NotEmpty(page.FindAll("svg[role=img][aria-label]"));
        Assert.Contains(page.FindAll("a"), a => a.GetAttribute("href")!.StartsWith("/deadlines/handover?from=", StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<int>> LateByWeekAsync(UserId owner, DateTime utc)
    {
        tracker.Time.SetUtcNow(utc);
        var load = await tracker.ReadAsync(async db => await WorkloadQuery.ReadAsync(db, await DueCalendar.ReadAsync(db, tracker.Time), DateOnly.FromDateTime(utc)));
        return load.Owners.Single(o => o.Owner == owner).LateByWeek;
    }
}
