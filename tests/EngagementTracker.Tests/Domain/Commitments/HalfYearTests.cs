using EngagementTracker.Domain.Commitments;

namespace EngagementTracker.Tests.Domain.Commitments;

public sealed class HalfYearTests
{
    [Theory]
    [InlineData("2025-01-01", "2025-H1")]
    [InlineData("2025-06-30", "2025-H1")]
    [InlineData("2025-07-01", "2025-H2")]
    [InlineData("2025-12-31", "2025-H2")]
    public void A_day_lies_in_its_half_year(string day, string half)
    {
        var found = HalfYear.Of(DateOnly.Parse(day));
        Assert.Equal(half, found.ToString());
        Assert.True(HalfYear.TryParse(half, out var read));
        Assert.Equal(found, read);
        Assert.InRange(DateOnly.Parse(day), found.From, found.To);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2025")]
    [InlineData("2025-H3")]
    [InlineData("0000-H1")]
    [InlineData("20x5-H1")]
    [InlineData(" 2025-H1")]
    public void Anything_else_is_no_half_year(string? text) => Assert.False(HalfYear.TryParse(text, out _));

    [Fact]
    public void They_follow_each_other()
    {
        var half = new HalfYear(2025, 1);
        Assert.Equal(new HalfYear(2024, 2), half.Before);
        Assert.Equal(half.From.AddDays(-1), half.Before.To);
        Assert.True(half.Before < half && half > half.Before && half >= half.Before && half.Before <= half);
        Assert.True(string.CompareOrdinal(half.Before.ToString(), half.ToString()) < 0);
    }
}
