using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Search;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Data.Search;

public sealed class BeginningsTests : IAsyncLifetime
{
    private Tracker tracker = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => tracker = await Tracker.StartAsync(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero), records: true);

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Theory]
    [InlineData("hait", "haiti", "haitian")]
    [InlineData("HAÏTI", "haiti", "haitian")]
    [InlineData("rubio", "rubio")]
    public async Task A_beginning_is_all_the_words_that_begin_so(string typed, params string[] words) =>
        Assert.Equal(words, (await CompleteAsync(typed)).Words.Order());

    [Theory]
    [InlineData("hai")]
    [InlineData("zzzz")]
    [InlineData("co-op")]
    [InlineData("Путин")]
    public async Task What_the_indexes_answer_as_fast_or_may_hold_otherwise_stays_a_beginning(string typed) => Assert.Empty((await CompleteAsync(typed)).Words);

    [Fact]
    public async Task A_beginning_of_too_many_words_stays_one()
    {
        await WriteAsync(Enumerable.Range(0, Beginnings.MostWords + 1).Select(i => $"wxyz{i}"));

        Assert.Empty((await CompleteAsync("wxyz")).Words);
        Assert.Equal(11, (await CompleteAsync("wxyz1")).Words.Count);
    }

    [Fact]
    public async Task Whole_words_find_what_the_beginning_finds() => await Assert.AllAsync(
        await tracker.ReadAsync(db => db.WordsBeginning("c", 500).ToListAsync(Stop)),
        async word =>
        {
            var (begins, completed) = (new SearchPhrase(word, IsPrefix: true), await CompleteAsync(word));
            Assert.Equal(await HitsAsync<EngagementId>(begins), await HitsAsync<EngagementId>(completed));
            Assert.Equal(await HitsAsync<AccountId>(begins), await HitsAsync<AccountId>(completed));
            Assert.Equal(await HitsAsync<FollowUpId>(begins), await HitsAsync<FollowUpId>(completed));
        });

    [Fact]
    public async Task Each_Latin_letter_is_completed_as_the_indexes_hold_it()
    {
        var letters = Enumerable.Range('\u00C0', '\u0180' - '\u00C0').Select(i => (char)i).Where(char.IsLetter).ToList();
        await WriteAsync(letters.Select(letter => $"wxyz{letter}end"));

        foreach (var (index, letter) in letters.Index())
            Assert.Contains(First + index, await HitsAsync<FollowUpId>(await CompleteAsync($"wxyz{letter}e")));
    }

    private const long First = 100_000;

    /// <summary>Words of follow-ups that are not there.</summary>
    private Task<int> WriteAsync(IEnumerable<string> texts) => tracker.ReadAsync(async db =>
    {
        foreach (var (index, text) in texts.Index())
            await db.Database.ExecuteSqlAsync($"INSERT INTO FollowUpWords(rowid, Names, Words) VALUES ({First + index}, '', {SearchFold.Of(text)})", Stop);
        return 0;
    });

    private Task<SearchPhrase> CompleteAsync(string typed) =>
        tracker.ReadAsync(async db => (SearchPhrase)await Beginnings.CompleteAsync(db, new SearchPhrase(typed, IsPrefix: true), Stop));

    private Task<List<long>> HitsAsync<TId>(SearchNode node)
        where TId : struct => tracker.ReadAsync(db => db.Hits<TId>(SearchMatch.Of(node)!, 1_000).Select(h => h.Number).ToListAsync(Stop));
}
