using CsCheck;
using EngagementTracker.Domain.Calendar;

namespace EngagementTracker.Tests.Domain.Calendar;

public sealed class WorkingDaysProperties
{
    private static readonly Gen<DateOnly> Day = Gen.Int[0, 3 * 365].Select(n => new DateOnly(2024, 1, 1).AddDays(n));

    private static readonly Gen<Weekdays> Rest = Gen.OneOf(
        Gen.Const(Weekdays.Saturday | Weekdays.Sunday), Gen.Const(Weekdays.Friday | Weekdays.Saturday), Gen.Int[0, (int)Weekdays.All - 1].Select(n => (Weekdays)n));

    private static readonly Gen<(Weekdays Off, HashSet<DateOnly> Holidays, DateOnly Day, int Count)> Case =
        Gen.Select(Rest, Day.HashSet[0, 60], Day, Gen.Int[0, 40], (rest, holidays, day, count) => (rest, holidays, day, count));

    [Fact]
    public void So_many_working_days_later_lie_so_many_working_days_between() => Case.Sample(c =>
    {
        var working = new WorkingDays(c.Off, c.Holidays);
        var found = working.After(c.Day, c.Count);
        Assert.True(working.Include(found));
        var passed = Enumerable.Range(1, found.DayNumber - c.Day.DayNumber).Count(n => IsWorked(c, c.Day.AddDays(n)));
        // None later is the day itself, or the next worked one, which has passed by then.
        Assert.Equal(c.Count == 0 && !IsWorked(c, c.Day) ? 1 : c.Count, passed);
    });

    [Fact]
    public void The_last_one_on_or_before_a_day_is_worked_and_none_between_is() => Case.Sample(c =>
    {
        var working = new WorkingDays(c.Off, c.Holidays);
        var found = working.OnOrBefore(c.Day);
        Assert.True(found <= c.Day && IsWorked(c, found));
        Assert.DoesNotContain(Enumerable.Range(found.DayNumber + 1, c.Day.DayNumber - found.DayNumber), n => IsWorked(c, DateOnly.FromDayNumber(n)));
    });

    [Fact]
    public void Counting_on_from_where_one_stopped_is_counting_at_once() => Case.Sample(c =>
    {
        var working = new WorkingDays(c.Off, c.Holidays);
        if (c.Count > 0) Assert.Equal(working.After(c.Day, c.Count + 1), working.After(working.After(c.Day, c.Count), 1));
    });

    [Theory]
    [InlineData(Weekdays.Saturday | Weekdays.Sunday, "2025-02-03", 5, "2025-02-10")]
    [InlineData(Weekdays.Friday | Weekdays.Saturday, "2025-02-03", 5, "2025-02-10")]
    [InlineData(Weekdays.Friday | Weekdays.Saturday, "2025-02-05", 2, "2025-02-09")]
    [InlineData(Weekdays.Saturday | Weekdays.Sunday, "2025-02-07", 1, "2025-02-10")]
    [InlineData(Weekdays.None, "2025-02-07", 1, "2025-02-08")]
    public void Each_region_has_its_own_week(Weekdays rest, string from, int count, string expected) =>
        Assert.Equal(DateOnly.Parse(expected), new WorkingDays(rest, []).After(DateOnly.Parse(from), count));

    [Fact]
    public void A_unit_works_on_some_day() => Assert.Throws<ArgumentException>(() => new WorkingDays(Weekdays.All, []));

    private static bool IsWorked((Weekdays Off, HashSet<DateOnly> Holidays, DateOnly Day, int Count) c, DateOnly day) =>
        !c.Holidays.Contains(day) && ((int)c.Off >> (int)day.DayOfWeek & 1) == 0;
}
