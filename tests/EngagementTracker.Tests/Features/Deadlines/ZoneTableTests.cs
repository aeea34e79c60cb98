using Bunit;
using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Deadlines;
using EngagementTracker.Web.Features.Deadlines.Board;
using EngagementTracker.Web.Features.Deadlines.Month;
using EngagementTracker.Web.Ui.Display;
using EngagementTracker.Web.Ui.Frame;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Features.Deadlines;

/// <summary>
/// One follow-up of a unit, a minute before and after the midnight that ends its day, from Honolulu to Kiritimati and where the clocks
/// are changed: whatever says that something is late says the same.
/// </summary>
public sealed class ZoneTableTests
{
    /// <summary>A zone, a day that ends there, and why.</summary>
    public static TheoryData<string, string> Midnights => new()
    {
        { "Pacific/Honolulu", "2026-03-10" },
        { "America/New_York", "2026-03-07" }, // the clocks go forward on the day that begins
        { "America/New_York", "2026-03-08" }, // they went forward on the day that ends
        { "America/New_York", "2026-10-31" },
        { "America/New_York", "2026-11-01" },
        { "Europe/Brussels", "2026-03-28" },
        { "Europe/Brussels", "2026-03-29" },
        { "Europe/Brussels", "2026-10-25" },
        { "Africa/Nairobi", "2026-03-10" },
        { "Asia/Kathmandu", "2026-03-10" },
        { "Australia/Sydney", "2026-04-05" }, // autumn there
        { "Australia/Sydney", "2026-10-04" }, // spring there
        { "America/Santiago", "2026-09-05" }, // the next midnight does not exist: the clocks go from 24:00 to 1:00
        { "America/Santiago", "2026-04-04" }, // the last hour of the day is there twice
        { "Pacific/Auckland", "2026-04-05" },
        { "Pacific/Kiritimati", "2026-03-10" },
    };

    [Theory]
    [MemberData(nameof(Midnights))]
    public async Task List_filter_badge_board_navigation_and_calendar_agree_a_minute_before_and_after_midnight(string zone, string day)
    {
        var due = DateOnly.Parse(day);
        var midnight = Zone.NextDayUtc(Zone.ToUtc(due, new TimeOnly(12, 0), zone), zone);
        await using var tracker = await Tracker.StartAsync(new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero), records: true);
        tracker.Time.SetUtcNow(midnight.AddMinutes(-1));
        var reference = await OneOpenAsync(tracker, zone, due);
        await using var scope = await tracker.AsAsync("manager");
        var navigation = Pages.In(scope).Render<LateCount>();

        await AgreeAsync(scope, tracker.Time, reference, due, DueSection.Today);
        Assert.DoesNotContain("late", navigation.Markup, StringComparison.Ordinal);

        tracker.Time.Advance(TimeSpan.FromMinutes(2));
        await AgreeAsync(scope, tracker.Time, reference, due, DueSection.Late);
        // By itself, with nobody's click.
        navigation.WaitForAssertion(() => Assert.Contains("1 late", navigation.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
    }

    private static async Task AgreeAsync(AsyncServiceScope scope, TimeProvider time, string reference, DateOnly due, DueSection section)
    {
        var user = scope.ServiceProvider.GetRequiredService<CurrentUser>();
        await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        var calendar = await DueCalendar.ReadAsync(db, time, TestContext.Current.CancellationToken);
        var filter = new DeadlinesFilter(Kind: DeadlinesFilter.FollowUps, Due: DeadlinesFilter.KeyOf(section));

        var listing = await DueListing.ReadAsync(db, filter, user, time, null, null, TestContext.Current.CancellationToken);
        Assert.Equal([reference], listing.Page!.Rows.Select(r => r.Reference));
        Assert.Equal(1, listing.Counts[section]);
        Assert.Equal(1, listing.Counts.Values.Sum());

        var board = await DueBoard.ReadAsync(db, filter, user, time, BoardBy.None, TestContext.Current.CancellationToken);
        Assert.Equal(section, Assert.Single(Assert.Single(board.Swimlanes).Cells, c => c.Count == 1).Lane);

        var row = listing.Page.Rows[0];
        // The CSV names the section by the same words.
        Assert.Equal(section, DueSections.Of(row.Deadline, row.DueOn, row.OwnerId, row.UnitId, calendar));
        Assert.Equal(section == DueSection.Late ? "1 day late" : "today", Show.Distance(due, calendar.Today(row.UnitId)));
        Assert.Equal(section == DueSection.Late ? 1 : 0, await DueSections.LateCountAsync(db, time, NavCount.Most, TestContext.Current.CancellationToken));

        var month = await DueMonth.ReadAsync(db, filter, user, time, due, isWeek: false, TestContext.Current.CancellationToken);
        Assert.Equal(due, Assert.Single(month.Days, d => d.Count == 1).Date);
    }

    /// <summary>The only open item of the database, and the only unit's zone.</summary>
    private static Task<string> OneOpenAsync(Tracker tracker, string zone, DateOnly due) => tracker.ReadAsync(async db =>
    {
        var unit = Unit.Create("TEST", "Test post", zone);
        db.Units.Add(unit);
        await db.SaveChangesAsync();
        var kept = await db.FollowUps.Where(f => f.Marking == Marking.Unclassified).OrderBy(f => f.Id).Select(f => f.Reference).FirstAsync();
        var utc = tracker.Time.GetUtcNow().UtcDateTime;
        await db.FollowUps.ExecuteUpdateAsync(s => s.SetProperty(f => f.DoneUtc, (DateTime?)utc));
        await db.FollowUps.Where(f => f.Reference == kept).ExecuteUpdateAsync(s => s
            .SetProperty(f => f.DoneUtc, (DateTime?)null).SetProperty(f => f.DueOn, due).SetProperty(f => f.UnitId, unit.Id));
        await db.Database.ExecuteSqlRawAsync("""UPDATE "Commitments" SET "DeadlineKind" = 0, "DeadlineDate" = NULL""");
        return kept;
    });
}
