using EngagementTracker.Web.Data.Search;
using EngagementTracker.Web.Features.Search;

namespace EngagementTracker.Tests.Features.Search;

public sealed class ExcerptTests
{
    [Theory]
    [InlineData("The mission in Haiti.", "haiti", "The mission in [Haiti].")]
    [InlineData("Çavuşoğlu met Yıldız.", "cavusoglu OR yildiz", "[Çavuşoğlu] met [Yıldız].")]
    [InlineData("Trade and traders", "trad", "[Trade] and [traders]")]
    [InlineData("Trade and traders", "\"trade\"", "[Trade] and traders")]
    [InlineData("The eastern  DRC; eastern, not DRC", "\"eastern drc\"", "The [eastern  DRC]; eastern, not DRC")]
    [InlineData("U.S. aid", "U.S.", "[U.S]. aid")]
    [InlineData("Nothing of it", "haiti", "Nothing of it")]
    [InlineData("Sudan, not South Sudan", "sudan NOT trade", "[Sudan], not South [Sudan]")]
    public void The_words_are_marked_where_they_stand(string text, string typed, string shown) => Assert.Equal(shown, Show(text, typed));

    [Fact]
    public void A_long_text_is_cut_to_the_place_of_the_first_hit()
    {
        var shown = Show(string.Concat(Enumerable.Repeat("before and before ", 50)) + "Haiti " + string.Concat(Enumerable.Repeat("after and after ", 50)), "haiti");

        Assert.StartsWith("… before", shown, StringComparison.Ordinal);
        Assert.Contains(" [Haiti] after", shown, StringComparison.Ordinal);
        Assert.EndsWith("after …", shown, StringComparison.Ordinal);
        Assert.True(shown.Length < 300);
    }

    private static string Show(string text, string typed) =>
        string.Concat(Excerpt.Of(text, Excerpt.Phrases(SearchQuery.Read(typed).Words)).Select(p => p.IsHit ? $"[{p.Text}]" : p.Text));
}
