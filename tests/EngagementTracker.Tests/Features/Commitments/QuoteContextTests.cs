using CsCheck;
using EngagementTracker.Web.Features.Commitments;

namespace EngagementTracker.Tests.Features.Commitments;

public sealed class QuoteContextTests
{
    [Fact]
    public void A_short_text_is_shown_whole() =>
        Assert.Equal(new QuoteContext("They met. ", "We will help.", " They parted."), QuoteContext.Around("They met. We will help. They parted.", 10, 13));

    [Fact]
    public void A_long_text_is_cut_between_words_and_says_so()
    {
        var word = "word ";
        var body = string.Concat(Enumerable.Repeat(word, 100)) + "We will help. " + string.Concat(Enumerable.Repeat(word, 100));

        var context = QuoteContext.Around(body, 500, 13);

        Assert.Equal("We will help.", context.Quote);
        Assert.StartsWith("… word ", context.Before, StringComparison.Ordinal);
        Assert.EndsWith(" word …", context.After, StringComparison.Ordinal);
    }

    [Fact]
    public void No_character_is_cut_in_two_wherever_the_quote_stands() =>
        Gen.Select(Gen.OneOf("👩", "a", " ", "\n", "ع").List[1, 900], Gen.Double[0, 1], (parts, at) => (Parts: parts, At: at)).Sample(text =>
        {
            var before = string.Concat(text.Parts.Take((int)(text.Parts.Count * text.At)));
            var body = before + "quote" + string.Concat(text.Parts.Skip((int)(text.Parts.Count * text.At)));

            var (left, quote, right) = QuoteContext.Around(body, before.Length, 5);

            Assert.Equal("quote", quote);
            Assert.DoesNotContain('�', System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(left + right)));
        });
}
