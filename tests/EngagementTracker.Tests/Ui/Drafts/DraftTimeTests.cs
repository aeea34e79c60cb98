using EngagementTracker.Web.Ui.Drafts;

namespace EngagementTracker.Tests.Ui.Drafts;

public sealed class DraftTimeTests
{
    private static readonly DateTime Now = new(2025, 2, 3, 9, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(0, "just now")]
    [InlineData(1, "1 minute ago")]
    [InlineData(59, "59 minutes ago")]
    [InlineData(60, "1 hour ago")]
    [InlineData(24 * 60 * 2, "2 days ago")]
    public void An_age_is_said_in_whole_units(int minutes, string words) => Assert.Equal(words, DraftTime.Age(Now.AddMinutes(-minutes), Now));

    [Fact]
    public void A_moment_of_another_day_has_its_date()
    {
        Assert.Equal("11:58", DraftTime.Moment(Now.AddMinutes(-2), "Africa/Nairobi", Now));
        Assert.Equal("2 Feb 2025, 23:30", DraftTime.Moment(new DateTime(2025, 2, 2, 20, 30, 0, DateTimeKind.Utc), "Africa/Nairobi", Now));
    }
}
