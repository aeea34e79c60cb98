using Bunit;
using EngagementTracker.Domain.Access;
using EngagementTracker.Web.Ui.Display;

namespace EngagementTracker.Tests.Ui.Display;

public sealed class MarkingBannerTests
{
    [Theory]
    [InlineData(Marking.Unclassified, "Unclassified", "unclassified")]
    [InlineData(Marking.TopSecret, "Top secret", "topsecret")]
    public void Says_the_word_beside_the_colour(Marking marking, string word, string tone)
    {
        using var page = new BunitContext();

        var banner = page.Render<MarkingBanner>(p => p.Add(b => b.Marking, marking)).Find(".marking");

        Assert.Contains(word, banner.TextContent, StringComparison.Ordinal);
        Assert.Contains(tone, banner.ClassList);
    }

    [Fact]
    public void Says_nothing_while_the_page_is_being_read()
    {
        using var page = new BunitContext();

        Assert.Empty(page.Render<MarkingBanner>(p => p.Add(b => b.Marking, null)).Markup.Trim());
    }

    [Theory]
    [InlineData(Marking.Unclassified, 0)]
    [InlineData(Marking.Restricted, 1)]
    public void A_list_tags_only_what_is_marked(Marking marking, int tags)
    {
        using var page = new BunitContext();

        Assert.Equal(tags, page.Render<MarkingTag>(p => p.Add(t => t.Marking, marking)).FindAll(".marking-tag").Count);
    }
}
