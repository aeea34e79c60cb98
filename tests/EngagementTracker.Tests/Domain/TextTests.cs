using CsCheck;
using EngagementTracker.Domain;

namespace EngagementTracker.Tests.Domain;

public sealed class TextTests
{
    [Theory]
    [InlineData("Mevlüt Çavuşoğlu", "mevlut cavusoglu")]
    [InlineData("Diyarbakır", "diyarbakir")]
    [InlineData("Lars Løkke", "lars lokke")]
    [InlineData("Radosław", "radoslaw")]
    [InlineData("Großbritannien", "grossbritannien")]
    [InlineData("Æthelstan Œuvre", "aethelstan oeuvre")]
    [InlineData("Đorđe Ðan", "dorde dan")]
    [InlineData("Côte d’Ivoire", "cote d'ivoire")]
    [InlineData("e\u0301le\u0300ve", "eleve")]
    [InlineData("  KENYA ", "kenya")]
    [InlineData("\U0001F642", "\U0001F642")]
    [InlineData(null, "")]
    public void Folds_to_what_a_plain_keyboard_offers(string? text, string folded) => Assert.Equal(folded, Text.Fold(text));

    [Fact]
    public void Folds_what_is_no_character_to_the_sign_for_it() => Assert.Equal("cut \uFFFD, no \uFFFD", Text.Fold("cut \uD83D, no \uFFFF"));

    [Fact]
    public void Folding_never_throws_and_folding_again_changes_nothing() =>
        Gen.String.Sample(text => Assert.Equal(Text.Fold(text), Text.Fold(Text.Fold(text))));

    [Theory]
    [InlineData("a\r\nb\rc", "a\nb\nc")]
    [InlineData("\0a\0", "a")]
    [InlineData(" \t ", "")]
    public void Cleaning_leaves_the_words_alone(string typed, string cleaned) => Assert.Equal(cleaned, Text.Clean(typed));

    [Fact]
    public void A_limit_counts_what_is_left_after_cleaning()
    {
        Assert.Equal("ab", Text.Limited("  ab  ", 2, "Name"));
        Assert.Throws<ArgumentException>(() => Text.Limited("abc", 2, "Name"));
        Assert.Throws<ArgumentException>(() => Text.Required(" \n ", 2, "Name"));
    }

    [Fact]
    public void A_search_key_holds_each_name_once_on_a_line_of_its_own() =>
        Assert.Equal("\nke\nkenya", Text.SearchKey(["KE", "Kenya", null, "kenya", " "]));
}
