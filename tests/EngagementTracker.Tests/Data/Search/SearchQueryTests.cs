using CsCheck;
using EngagementTracker.Web.Data.Search;

namespace EngagementTracker.Tests.Data.Search;

public sealed class SearchQueryTests
{
    [Theory]
    [InlineData("haiti mss", "(\"haiti\" AND \"mss\" *)")]
    [InlineData("hait", "\"hait\" *")]
    [InlineData("hait ", "\"hait\"  ", "\"hait\" *")]
    [InlineData("trad* kenya.", "(\"trad\" * AND \"kenya.\" *)")]
    [InlineData("\"strategic trade\" kenya", "(\"strategic trade\" AND \"kenya\" *)")]
    [InlineData("“eastern DRC”", "\"eastern DRC\"")]
    [InlineData("rubio OR ruto sudan", "(\"rubio\" OR (\"ruto\" AND \"sudan\" *))")]
    [InlineData("(rubio OR ruto) sudan", "((\"rubio\" OR \"ruto\") AND \"sudan\" *)")]
    [InlineData("a AND b", "(\"a\" AND \"b\" *)")]
    [InlineData("sudan NOT south", "(\"sudan\" NOT \"south\" *)")]
    [InlineData("-south sudan", "(\"sudan\" * NOT \"south\")")]
    [InlineData("a (b OR c) -d \"e f\"", "((\"a\" AND (\"b\" OR \"c\") AND \"e f\") NOT \"d\")")]
    [InlineData("a\"b", "\"a\"\"b\" *")]
    [InlineData("http://x.org/a?b=c", "\"http://x.org/a?b=c\" *")]
    [InlineData("Yıldız Øresund", "(\"Yildiz\" AND \"oresund\" *)")]
    [InlineData("و شرق الكونغو", "(\"و\" AND \"شرق\" AND \"الكونغو\" *)")]
    public void What_was_typed_becomes_a_question_to_the_index(string typed, string match, string? instead = null) =>
        Assert.Equal(instead ?? match, SearchMatch.Of(SearchQuery.Read(typed).Words!));

    [Theory]
    [InlineData("((a", "\"a\" *")]
    [InlineData("a AND", "\"a\"")]
    [InlineData("OR b", "\"b\" *")]
    [InlineData("\"unbalanced quote", "(\"unbalanced\" AND \"quote\" *)")]
    [InlineData("a OR NOT b", "(\"a\" AND \"b\" *)")]
    [InlineData("NOT NOT a", "\"a\" *")]
    [InlineData("x:y*^{}", "\"x:y*^{}\" *")]
    public void What_is_no_whole_question_is_searched_as_words(string typed, string match) => Assert.Equal(match, SearchMatch.Of(SearchQuery.Read(typed).Words!));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("!!! ???")]
    [InlineData("()")]
    [InlineData("AND")]
    [InlineData("\"\"")]
    public void What_has_no_word_asks_for_nothing(string typed) => Assert.True(SearchQuery.Read(typed).IsEmpty);

    [Fact]
    public void What_only_must_not_be_there_is_told_apart()
    {
        var words = SearchQuery.Read("NOT south").Words!;

        Assert.Null(SearchMatch.Of(words));
        Assert.Equal("\"south\" *", SearchMatch.Without(words));
    }

    [Fact]
    public void Fields_are_read_with_their_values_and_do_not_disturb_the_words()
    {
        var query = SearchQuery.Read("party:KE OR party:\"South Sudan\" trade -class:pledge NOT is:overdue due:<2025-03-01 re:x");

        Assert.Equal(
            [new("party", "KE", false), new("party", "South Sudan", false), new("class", "pledge", true), new("is", "overdue", true), new("due", "<2025-03-01", false)],
            query.Fields);
        Assert.Equal("(\"trade\" AND \"re:x\" *)", SearchMatch.Of(query.Words!));
    }

    /// <summary>From the pieces of which questions are made, in any order.</summary>
    [Fact]
    public void Nothing_typed_fails() => Pieces("a", "haiti", "AND", "OR", "NOT", "(", ")", "\"", "-", "*", ":", "party:", "due:<", "is:x", "“", " ", "^", "{", "🙂", "\0", "NEAR", "ı").Array[0, 20]
        .Sample(pieces =>
        {
            var query = SearchQuery.Read(string.Concat(pieces));
            return query.Words is null || SearchMatch.Of(query.Words) is not null || SearchMatch.Without(query.Words) is not null;
        });

    private static Gen<string> Pieces(params string[] pieces) => Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]);
}
