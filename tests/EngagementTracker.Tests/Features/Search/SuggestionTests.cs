using EngagementTracker.Domain.People;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Search;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Search;

public sealed class SuggestionTests : IAsyncLifetime
{
    private Tracker tracker = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        tracker = await Tracker.StartAsync(records: true);
        await tracker.ReadAsync(async db =>
        {
            db.People.Add(Person.Create("Mevlüt Çavuşoğlu", await db.Parties.Where(p => p.Code == "TR").Select(p => p.Id).SingleAsync(Stop)));
            return await db.SaveChangesAsync(Stop);
        });
    }

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Theory]
    [InlineData("Rubbio", "Rubio", "Rubio")]
    [InlineData("Rutto", "Ruto", "Ruto")]
    [InlineData("cavusolgu", "Çavuşoğlu", "Çavuşoğlu")]
    [InlineData("Hati", "Haiti", "Haiti")]
    [InlineData("trade with Rubbio", "Rubio", "trade with Rubio")]
    [InlineData("person:rubbio trade", "Rubio", "person:Rubio trade")]
    [InlineData("Kneya", "Kenya", "Kenya")]
    public async Task A_misspelt_name_is_put_right_in_its_place(string typed, string word, string query) =>
        Assert.Equal(new Suggestion(word, query), (await ReadAsync(typed))[0]);

    [Theory]
    [InlineData("Rubio")]
    [InlineData("rubi")]
    [InlineData("xqzwvy")]
    [InlineData("abc")]
    [InlineData("-rubbio")]
    [InlineData("\"rubbio trade\"")]
    [InlineData("2025")]
    [InlineData("")]
    public async Task What_is_a_name_or_near_none_gets_no_suggestion(string typed) => Assert.Empty(await ReadAsync(typed));

    [Fact]
    public async Task A_new_name_is_suggested_and_an_old_one_no_more()
    {
        await tracker.ReadAsync(async db =>
        {
            var person = await db.People.SingleAsync(p => p.Name == "Marco Rubio", Stop);
            person.Describe("Marco Zanzotto", person.PartyId, []);
            return await db.SaveChangesAsync(Stop);
        });

        Assert.Equal("Zanzotto", (await ReadAsync("Zanzoto"))[0].Word);
        Assert.DoesNotContain(await ReadAsync("Rubbio"), s => s.Word == "Rubio");
    }

    /// <summary>The names come from the directory alone, which is open to all; a word of a secret text is suggested to nobody.</summary>
    [Fact]
    public async Task No_word_of_a_text_is_suggested()
    {
        await tracker.ReadAsync(db => db.Database.ExecuteSqlAsync($"UPDATE Engagements SET Summary = 'They spoke of zanzibarium.', Marking = 4", Stop));

        Assert.Empty(await ReadAsync("zanzibarum"));
    }

    private Task<IReadOnlyList<Suggestion>> ReadAsync(string typed) =>
        tracker.AsAsync<TrackerDbContext, IReadOnlyList<Suggestion>>("officer", db => new Suggestions(db).ReadAsync(typed, Stop));
}
