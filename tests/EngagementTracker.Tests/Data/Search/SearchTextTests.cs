using CsCheck;
using EngagementTracker.Web.Data.Search;

namespace EngagementTracker.Tests.Data.Search;

public sealed class SearchTextTests
{
    private static readonly string[] Pieces = ["a", "haiti", "AND", "OR", "NOT", "(", ")", "\"", "-x", "b*", "class:pledge", "é"];

    [Theory]
    [InlineData("trad", "party", "KE", "party:KE trad")]
    [InlineData("", "party", "KE", "party:KE")]
    [InlineData("a OR b", "topic", "South Sudan", "topic:\"South Sudan\" a OR b")]
    public void A_field_is_put_before_what_was_typed(string typed, string field, string value, string text) => Assert.Equal(text, SearchText.With(typed, field, value));

    [Theory]
    [InlineData("party:KE trad", "trad")]
    [InlineData("haiti party:ke mission", "haiti mission")]
    [InlineData("party:\"KE\" PARTY:KE x", "x")]
    [InlineData("-party:KE x", "-party:KE x")]
    [InlineData("\"party:KE\" x", "\"party:KE\" x")]
    public void A_field_is_taken_away_wherever_it_stands(string typed, string text) => Assert.Equal(text, SearchText.Without(typed, "party", "KE"));

    [Theory]
    [InlineData("haiti rubbio trade", "haiti Rubio trade")]
    [InlineData("person:rubbio trade", "person:Rubio trade")]
    [InlineData("(rubbio OR ruto)", "(Rubio OR ruto)")]
    public void A_word_is_put_right_in_its_place(string typed, string text) =>
        Assert.Equal(text, SearchText.Replace(typed, SearchText.Tokens(typed).First(t => t.Text == "rubbio"), "Rubio"));

    [Fact]
    public void Not_still_holds_after_a_field() => Assert.Equal("\"south\" *", SearchMatch.Without(SearchQuery.Read("party:KE NOT south").Words!));

    /// <summary>Whatever was typed asks for the same words with a field before it, and for the same altogether once it is gone.</summary>
    [Fact]
    public void Adding_and_taking_away_changes_nothing() => Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 8]
        .Select(pieces => string.Join(' ', pieces)).Sample(typed =>
        {
            var with = SearchText.With(typed, "party", "KE");
            return SearchText.Values(with, "party").Contains("KE")
                && Meaning(SearchText.Without(with, "party", "KE")) == Meaning(typed);
        });

    private static string Meaning(string typed)
    {
        var query = SearchQuery.Read(typed);
        return $"{(query.Words is { } words ? SearchMatch.Of(words) ?? $"not {SearchMatch.Without(words)}" : "")} {string.Join(' ', query.Fields)}";
    }
}
