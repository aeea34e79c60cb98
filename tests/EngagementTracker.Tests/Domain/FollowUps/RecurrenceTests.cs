using EngagementTracker.Domain.FollowUps;

namespace EngagementTracker.Tests.Domain.FollowUps;

public sealed class RecurrenceTests
{
    [Theory]
    [InlineData(Recurrence.Daily, "2025-02-28", "2025-03-01")]
    [InlineData(Recurrence.Weekly, "2025-12-29", "2026-01-05")]
    [InlineData(Recurrence.Monthly, "2025-02-11", "2025-03-11")] // the second Tuesday
    [InlineData(Recurrence.Monthly, "2025-01-29", "2025-02-26")] // a fifth Wednesday, where there are four
    [InlineData(Recurrence.Quarterly, "2025-01-06", "2025-04-07")] // the first Monday
    public void The_next_one_is_due(Recurrence recurrence, string due, string next) =>
        Assert.Equal(DateOnly.Parse(next), recurrence.After(DateOnly.Parse(due)));

    [Fact]
    public void Once_has_no_next() => Assert.Null(Recurrence.Once.After(new DateOnly(2025, 2, 3)));
}
