using CsCheck;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Data;

public sealed class DueCalendarTests
{
    private static readonly string[] Zones =
        ["Pacific/Honolulu", "Pacific/Kiritimati", "America/New_York", "Europe/London", "Africa/Nairobi", "Asia/Kathmandu", "Pacific/Auckland"];

    [Theory]
    [InlineData("Pacific/Honolulu", "2026-03-10T09:59:00Z", "2026-03-09")]
    [InlineData("Pacific/Honolulu", "2026-03-10T10:01:00Z", "2026-03-10")]
    [InlineData("Pacific/Kiritimati", "2026-03-10T09:59:00Z", "2026-03-10")]
    [InlineData("Pacific/Kiritimati", "2026-03-10T10:01:00Z", "2026-03-11")]
    [InlineData("Africa/Nairobi", "2026-03-10T20:59:00Z", "2026-03-10")]
    [InlineData("Africa/Nairobi", "2026-03-10T21:01:00Z", "2026-03-11")]
    // New York: the clocks go forward on 8 March and back on 1 November.
    [InlineData("America/New_York", "2026-03-08T04:59:00Z", "2026-03-07")]
    [InlineData("America/New_York", "2026-03-08T05:01:00Z", "2026-03-08")]
    [InlineData("America/New_York", "2026-03-09T03:59:00Z", "2026-03-08")]
    [InlineData("America/New_York", "2026-03-09T04:01:00Z", "2026-03-09")]
    [InlineData("America/New_York", "2026-11-01T03:59:00Z", "2026-10-31")]
    [InlineData("America/New_York", "2026-11-01T04:01:00Z", "2026-11-01")]
    [InlineData("America/New_York", "2026-11-02T04:59:00Z", "2026-11-01")]
    [InlineData("America/New_York", "2026-11-02T05:01:00Z", "2026-11-02")]
    public async Task The_day_changes_at_midnight_in_the_units_own_zone(string zone, string instant, string day)
    {
        await using var tracker = await Tracker.StartAsync(DateTimeOffset.Parse(instant), records: false);

        var today = await tracker.ReadAsync(async db =>
        {
            var unit = Unit.Create("TEST", "Test post", zone);
            db.Units.Add(unit);
            await db.SaveChangesAsync();
            return (await DueCalendar.ReadAsync(db, tracker.Time)).Today(unit.Id);
        });

        Assert.Equal(DateOnly.Parse(day), today);
    }

    [Fact]
    public async Task The_database_says_the_same_as_the_function_for_any_unit_date_and_instant()
    {
        await using var tracker = await Tracker.StartAsync(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), records: true);
        var units = await tracker.ReadAsync(async db =>
        {
            db.Units.AddRange(Zones.Select((zone, i) => Unit.Create($"Z{i}", $"Post {i}", zone)));
            await db.SaveChangesAsync();
            return await db.Units.Select(u => u.Id).ToListAsync();
        });
        var samples = Gen.Select(Gen.Int[0, units.Count - 1].Select(i => units[i]), Gen.Int[-20, 20]).Array[30];

        // Every 13 hours of six weeks, so that each zone's midnight and both clock changes of spring are passed.
        for (var step = 0; step < 78; step++)
        {
            tracker.Time.Advance(TimeSpan.FromHours(13));
            var around = DateOnly.FromDateTime(tracker.Time.GetUtcNow().UtcDateTime);
            (UnitId Unit, DateOnly Date)[] wanted = [.. samples.Single().Select(s => (s.Item1, around.AddDays(s.Item2)))];
            await tracker.ReadAsync(db => CompareAsync(db, tracker.Time, wanted));
        }
    }

    private static async Task<int> CompareAsync(TrackerDbContext db, TimeProvider time, (UnitId Unit, DateOnly Date)[] wanted)
    {
        var ids = await db.FollowUps.OrderBy(f => f.Id).Select(f => f.Id).Take(wanted.Length).ToListAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        for (var i = 0; i < ids.Count; i++)
        {
            var (id, unit, date) = (ids[i], wanted[i].Unit, wanted[i].Date);
            await db.FollowUps.Where(f => f.Id == id).ExecuteUpdateAsync(s => s
                .SetProperty(f => f.UnitId, unit).SetProperty(f => f.DueOn, date).SetProperty(f => f.DoneUtc, (DateTime?)null));
        }
        await transaction.CommitAsync();
        var calendar = await DueCalendar.ReadAsync(db, time);
        var all = await DueItems.Open(db).Where(i => i.Kind == DueItemKind.FollowUp).ToListAsync();
        foreach (var window in Enum.GetValues<DueWindow>())
        {
            var (from, until) = window.Bounds();
            var found = await db.FollowUps.Where(f => f.DoneUtc == null)
                .Where(calendar.Between<FollowUp>(f => f.UnitId, f => f.DueOn, from, until)).Select(f => f.Reference).ToListAsync();
            var expected = all.Where(i => DueWindows.Of(i.DueOn!.Value, calendar.Today(i.UnitId)) == window).Select(i => i.Reference);
            Assert.Equal(expected.Order(), found.Order());
        }
        return all.Count;
    }
}
