using EngagementTracker.Web.Ui.Lists;

namespace EngagementTracker.Tests.Ui.Lists;

public sealed class PageTests
{
    [Theory]
    [InlineData(1, 50, 93, "1–50 of 93")]
    [InlineData(2, 43, 93, "51–93 of 93")]
    [InlineData(1, 50, 1_000, "1–50 of 1,000")]
    [InlineData(1, 50, 1_001, "1–50 of 1,000+")]
    [InlineData(20, 50, 1_001, "951–1,000 of 1,000+")]
    [InlineData(400, 50, 1_001, "19,951–20,000 of 20,000+")]
    public void A_page_by_place_says_where_it_stands_as_far_as_it_was_counted(int number, int rows, int total, string extent) =>
        Assert.Equal(extent, Page<int>.ByPlace([.. Enumerable.Range(0, rows)], total, number, "before", "after").Extent);

    [Fact]
    public void The_last_page_of_a_long_list_knows_its_end() =>
        Assert.Equal("20,001–20,013 of 20,013", Page<int>.ByPlace([.. Enumerable.Range(0, 13)], 1_001, 401, "before").Extent);

    [Fact]
    public void A_list_by_number_is_counted_as_far_as_its_pages_reach()
    {
        Assert.Equal("1–2 of 9,999", new Page<int>([1, 2], 9_999, 1).Extent);
        Assert.Equal(("10,000+", 200), (new Page<int>([1, 2], 10_001, 1).TotalShown, new Page<int>([1, 2], 10_001, 1).Count));
    }
}
