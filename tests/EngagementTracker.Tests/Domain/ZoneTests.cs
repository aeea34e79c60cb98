using CsCheck;
using EngagementTracker.Domain;

namespace EngagementTracker.Tests.Domain;

public sealed class ZoneTests
{
    [Theory]
    [InlineData("Africa/Nairobi", true)]
    [InlineData("America/New_York", true)]
    [InlineData("Nairobi", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Knows_which_zones_there_are(string? id, bool exists) => Assert.Equal(exists, Zone.Exists(id));

    [Fact]
    public void An_instant_falls_on_different_days_in_different_zones()
    {
        var utc = new DateTime(2025, 1, 27, 22, 30, 0, DateTimeKind.Utc);
        Assert.Equal(new DateOnly(2025, 1, 28), Zone.DayAt(utc, "Africa/Nairobi"));
        Assert.Equal(new DateOnly(2025, 1, 27), Zone.DayAt(utc, "America/New_York"));
    }

    [Fact]
    public void A_reading_that_the_clocks_skip_counts_as_if_they_had_not_been_moved() =>
        Assert.Equal(new DateTime(2025, 3, 9, 7, 30, 0), Zone.ToUtc(new DateOnly(2025, 3, 9), new TimeOnly(2, 30), "America/New_York"));

    [Fact]
    public void A_reading_that_they_show_twice_is_the_earlier() =>
        Assert.Equal(new DateTime(2025, 11, 2, 5, 30, 0), Zone.ToUtc(new DateOnly(2025, 11, 2), new TimeOnly(1, 30), "America/New_York"));

    [Fact]
    public void An_instant_read_on_a_clock_without_summer_time_is_that_instant() =>
        Gen.Select(Gen.Int[1950, 2099], Gen.Int[0, 364], Gen.Int[0, 1439]).Sample((year, day, minute) =>
        {
            var utc = new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(day).AddMinutes(minute);
            var local = Zone.FromUtc(utc, "Asia/Kolkata");
            Assert.Equal(utc, Zone.ToUtc(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local), "Asia/Kolkata"));
        });
}
