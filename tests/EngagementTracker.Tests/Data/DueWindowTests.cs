using CsCheck;
using EngagementTracker.Web.Data;

namespace EngagementTracker.Tests.Data;

public sealed class DueWindowTests
{
    private static readonly Gen<DateOnly> Day = Gen.Int[-1_500, 1_500].Select(days => new DateOnly(2026, 1, 1).AddDays(days));

    [Fact]
    public void Every_date_lies_in_exactly_one_window() => Gen.Select(Day, Day).Sample((date, today) =>
    {
        var windows = Enum.GetValues<DueWindow>().Where(window =>
        {
            var (from, until) = window.Bounds();
            return (from is null || date >= from(today)) && (until is null || date < until(today));
        });
        Assert.Equal([DueWindows.Of(date, today)], windows);
    });

    [Fact]
    public void Only_what_lies_before_today_is_late() => Gen.Select(Day, Day).Sample((date, today) =>
        Assert.Equal(date < today, DueWindows.Of(date, today) == DueWindow.Late));

    [Theory]
    // Monday 2 February 2026.
    [InlineData("2026-02-02", "2026-02-01", DueWindow.Late)]
    [InlineData("2026-02-02", "2026-02-02", DueWindow.Today)]
    [InlineData("2026-02-02", "2026-02-03", DueWindow.ThisWeek)]
    [InlineData("2026-02-02", "2026-02-08", DueWindow.ThisWeek)]
    [InlineData("2026-02-02", "2026-02-09", DueWindow.NextTwoWeeks)]
    [InlineData("2026-02-02", "2026-02-22", DueWindow.NextTwoWeeks)]
    [InlineData("2026-02-02", "2026-02-23", DueWindow.Later)]
    // Saturday: this week is Sunday alone.
    [InlineData("2026-02-07", "2026-02-08", DueWindow.ThisWeek)]
    [InlineData("2026-02-07", "2026-02-09", DueWindow.NextTwoWeeks)]
    // Sunday: this week is over, and tomorrow begins the next.
    [InlineData("2026-02-08", "2026-02-07", DueWindow.Late)]
    [InlineData("2026-02-08", "2026-02-08", DueWindow.Today)]
    [InlineData("2026-02-08", "2026-02-09", DueWindow.NextTwoWeeks)]
    [InlineData("2026-02-08", "2026-02-22", DueWindow.NextTwoWeeks)]
    [InlineData("2026-02-08", "2026-02-23", DueWindow.Later)]
    public void Weeks_begin_on_Monday(string today, string date, DueWindow window) =>
        Assert.Equal(window, DueWindows.Of(DateOnly.Parse(date), DateOnly.Parse(today)));

    [Fact]
    public void The_first_day_of_a_window_lies_in_it() => Gen.Select(Day, Gen.Int[0, (int)DueWindow.Later].Select(number => (DueWindow)number)).Sample((today, window) =>
    {
        if (window.FirstDay(today) is { } first) Assert.Equal(window, DueWindows.Of(first, today));
    });

    [Fact]
    public void On_a_Sunday_nothing_is_left_of_the_week() => Assert.Null(DueWindow.ThisWeek.FirstDay(new DateOnly(2026, 2, 8)));
}
