using EngagementTracker.Domain.Calendar;

namespace EngagementTracker.Tests.Domain.Calendar;

public sealed class WorkingDaysTests
{
    private static readonly WorkingDays Nairobi = new(Weekdays.Saturday | Weekdays.Sunday, [new DateOnly(2025, 4, 18), new DateOnly(2025, 4, 21)]);

    [Theory]
    [InlineData("2025-04-17", 0, "2025-04-17")]
    [InlineData("2025-04-17", 1, "2025-04-22")]
    [InlineData("2025-04-18", 0, "2025-04-22")]
    [InlineData("2025-04-19", 1, "2025-04-22")]
    [InlineData("2025-02-03", 5, "2025-02-10")]
    public void Working_days_pass_over_rest_and_holidays(string from, int count, string then) =>
        Assert.Equal(DateOnly.Parse(then), Nairobi.After(DateOnly.Parse(from), count));

    [Theory]
    [InlineData("2025-04-21", "2025-04-17")]
    [InlineData("2025-04-22", "2025-04-22")]
    public void The_last_working_day_before_a_long_weekend_is_found(string day, string before) =>
        Assert.Equal(DateOnly.Parse(before), Nairobi.OnOrBefore(DateOnly.Parse(day)));

    [Fact]
    public void A_unit_works_on_some_day() => Assert.Throws<ArgumentException>(() => new WorkingDays(Weekdays.All, []));
}
