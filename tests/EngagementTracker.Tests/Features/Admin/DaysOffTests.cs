using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Calendar;
using EngagementTracker.Readouts.Dates;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Features.Admin;
using EngagementTracker.Web.Features.Admin.EditUnit;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Features.Admin;

public sealed class DaysOffTests
{
    [Fact]
    public async Task A_unit_keeps_its_days_off_and_working_days_follow_them()
    {
        await using var tracker = await Tracker.StartAsync();
        var form = await FormAsync(tracker);
        form.RestDays = Weekdays.Friday | Weekdays.Saturday;
        form.Holidays = [new(new DateOnly(2025, 2, 4), "A day of our own"), new(new DateOnly(2025, 6, 1), "Madaraka Day")];
        Assert.Empty((await EditAsync(tracker, form)).Problems);

        await using var scope = await tracker.AsAsync("officer");
        var user = scope.ServiceProvider.GetRequiredService<CurrentUser>();
        // From Monday: Tuesday is a holiday, Friday and Saturday are days of rest.
        Assert.Equal(new DateOnly(2025, 2, 5), WrittenDate.Read("next working day", new DateOnly(2025, 2, 3), Lean.Future, user.WorkingDays).Date);
        Assert.Equal(new DateOnly(2025, 2, 9), WrittenDate.Read("in 3 working days", new DateOnly(2025, 2, 3), Lean.Future, user.WorkingDays).Date);

        form = await FormAsync(tracker);
        form.RestDays = Weekdays.Friday | Weekdays.Saturday;
        form.Holidays!.RemoveAll(h => h.Name != "Madaraka Day");
        Assert.Empty((await EditAsync(tracker, form)).Problems);
        Assert.Equal(new DateOnly(2025, 2, 4), WrittenDate.Read("next working day", new DateOnly(2025, 2, 3), Lean.Future, user.WorkingDays).Date);
        Assert.Contains(await tracker.ReadAsync(db => db.AuditEntries.Where(a => a.Entity == nameof(Holiday)).Select(a => a.Record).ToListAsync()), r => r == $"unit:{form.Code}");
    }

    [Fact]
    public async Task A_unit_without_a_working_day_and_a_holiday_that_stands_twice_are_refused()
    {
        await using var tracker = await Tracker.StartAsync();
        var form = await FormAsync(tracker);
        form.RestDays = Weekdays.All;
        Assert.Equal("RestDays", Assert.Single((await EditAsync(tracker, form)).Problems).Field);
        form.RestDays = Weekdays.Sunday;
        form.Holidays = [new(new DateOnly(2025, 2, 4), "One"), new(new DateOnly(2025, 2, 4), "Two")];
        Assert.Equal("Holidays", Assert.Single((await EditAsync(tracker, form)).Problems).Field);
    }

    [Theory]
    [InlineData("in 5 working days", "2025-02-03")]
    [InlineData("5 working days", "2025-02-03")]
    [InlineData("1 working day", "2025-01-28")]
    [InlineData("Next working day", "2025-01-28")]
    public void Working_days_are_read_where_a_calendar_is_given(string typed, string date) => Assert.Equal(
        DateOnly.Parse(date), WrittenDate.Read(typed, new DateOnly(2025, 1, 27), Lean.Future, () => new WorkingDays(Weekdays.Saturday | Weekdays.Sunday, [])).Date);

    [Fact]
    public void Without_a_calendar_working_days_are_refused_in_words()
    {
        var read = WrittenDate.Read("in 5 working days", new DateOnly(2025, 1, 27), Lean.Future);
        Assert.Null(read.Date);
        Assert.Contains("only due dates follow a unit’s calendar", read.Problem);
    }

    private static Task<UnitForm> FormAsync(Tracker tracker) => tracker.ReadAsync(async db =>
    {
        var officer = await db.Users.SingleAsync(u => u.UserName == "officer");
        var unit = await db.Units.Include(u => u.Holidays).SingleAsync(u => u.Id == officer.UnitId);
        return new UnitForm
        {
            Id = unit.Id,
            Version = unit.Version,
            Code = unit.Code,
            Name = unit.Name,
            TimeZone = unit.TimeZone,
            Head = unit.HeadId,
            Holidays = [.. unit.Holidays.Select(h => new HolidayForm(h.On, h.Name))],
        };
    });

    private static Task<Answer<Unit>> EditAsync(Tracker tracker, UnitForm form) => tracker.AsAsync<EditUnitHandler, Answer<Unit>>("admin", h => h.HandleAsync(form));
}
