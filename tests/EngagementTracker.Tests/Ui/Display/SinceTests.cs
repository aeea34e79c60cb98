using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Display;

namespace EngagementTracker.Tests.Ui.Display;

public sealed class SinceTests
{
    private static readonly DateOnly Today = new(2025, 2, 3);

    [Theory]
    [InlineData(0, "today")]
    [InlineData(1, "yesterday")]
    [InlineData(7, "7 days ago")]
    [InlineData(34, "34 days ago, about 5 weeks")]
    [InlineData(357, "357 days ago, about 12 months")]
    [InlineData(1100, "1,100 days ago, about 3 years")]
    public void How_long_ago_is_said_in_days_and_in_plain_words(int days, string words) => Assert.Equal(words, Show.Since(Today.AddDays(-days), Today));

    [Fact]
    public void What_is_not_counted_to_its_end_says_so()
    {
        Assert.Equal("1,000", Show.Some(Threads.MostCounted));
        Assert.Equal("1,000+", Show.Some(Threads.MostCounted + 1));
    }
}
