using CsCheck;
using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Search;
using EngagementTracker.Web.Features.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Features.Search;

public sealed class TextSearchTests : IAsyncLifetime
{
    private Tracker tracker = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => tracker = await Tracker.StartAsync(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero), records: true);

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Theory]
    [InlineData("haiti", TextKind.Engagement)]
    [InlineData("haiti", TextKind.Commitment)]
    [InlineData("haiti", TextKind.Account)]
    [InlineData("haiti", TextKind.Quote)]
    [InlineData("rubio", TextKind.Engagement)]
    [InlineData("american", TextKind.Engagement)]
    [InlineData("strategic trade and investment", TextKind.Engagement)]
    [InlineData("COM-2025-0004", TextKind.Commitment)]
    public async Task Each_kind_of_text_is_found(string typed, TextKind kind) => Assert.Contains(await FindAsync(typed), f => f.Kind == kind);

    [Fact]
    public async Task Names_and_references_come_before_texts()
    {
        var first = Assert.Single(await FindAsync("rubio kind:engagement", most: 1)).First[0];

        Assert.Contains("Rubio", await ParticipantsAsync(first.Reference), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_of_one_kind_hold_each_text_once_newest_first()
    {
        var all = Assert.Single(await FindAsync("kind:commitment", most: 1000)).First;
        List<FoundText> paged = [];
        while ((await SearchAsync("kind:commitment", 7, "manager", SearchOrder.Newest, TextKind.Commitment, paged.Count == 0 ? null : paged[^1].Key)).Found is [var page]) paged.AddRange(page.First);

        Assert.Equal(all.Select(t => t.Reference), paged.Select(t => t.Reference));
        Assert.Equal(all.Select(t => t.Key).OrderDescending(), all.Select(t => t.Key));
    }

    [Fact]
    public async Task The_pages_of_the_best_hold_each_text_once()
    {
        var all = Assert.Single(await FindAsync("haiti mission kind:commitment", most: 1000)).First;
        List<FoundText> paged = [];
        while ((await SearchAsync("haiti mission", 3, kind: TextKind.Commitment, from: paged.Count)).Found is [{ First.Count: > 0 } page]) paged.AddRange(page.First);

        Assert.NotEmpty(all);
        Assert.Equal(all.Select(t => t.Reference), paged.Select(t => t.Reference));
    }

    [Fact]
    public async Task Words_side_by_side_come_before_words_near_each_other_and_those_before_the_rest()
    {
        var far = string.Join(' ', Enumerable.Repeat("and", 20));
        string[] texts = ["wheat for harbours", $"wheat {far} harbours", "wheat to all harbours", "wheat harbours", "harbours"];
        for (var i = 0; i < texts.Length; i++)
        {
            var (text, id) = (texts[i], i + 1);
            await WriteAsync(db => db.Database.ExecuteSqlAsync($"UPDATE FollowUps SET Action = {text} WHERE Id = {id}", Stop));
        }

        Assert.Equal([texts[3], texts[2], texts[0], texts[1]], Assert.Single(await FindAsync("wheat harbours")).First.Select(t => t.Text));
        Assert.Equal([texts[3], texts[2], texts[1], texts[0]], Assert.Single((await SearchAsync("wheat harbours", order: SearchOrder.Newest)).Found).First.Select(t => t.Text));
    }

    [Fact]
    public async Task Words_that_stand_together_nearly_everywhere_are_looked_for_side_by_side_among_the_newest()
    {
        const int first = 60_001, old = first + 5, recent = first + 1_000, last = first + 1_200;
        await WriteAsync(async db =>
        {
            var columns = string.Join(", ", await db.Database.SqlQuery<string>($"SELECT name AS Value FROM pragma_table_info('FollowUps') WHERE name NOT IN ('Id', 'Reference', 'Action')").ToListAsync(Stop));
            var copies = $$"""
                WITH n(i) AS (SELECT {0} UNION ALL SELECT i + 1 FROM n WHERE i < {1})
                INSERT INTO FollowUps (Id, Reference, Action, {{columns}})
                SELECT i, 'FUP-2030-' || i, CASE WHEN i IN ({2}, {3}) THEN 'Wheat harbours' ELSE 'wheat for harbours' END, {{columns}} FROM FollowUps, n WHERE FollowUps.Id = 1
                """;
            return await db.Database.ExecuteSqlRawAsync(copies, [first, last, old, recent], Stop);
        });

        var found = Assert.Single(await FindAsync("wheat harbours", most: 3));

        Assert.Equal([recent, last, last - 1], found.First.Select(t => t.Key));
        Assert.Equal("1,000+", found.Total);
    }

    [Theory]
    [InlineData("haiti NOT haiti")]
    [InlineData("zzzz")]
    [InlineData("haiti kind:file")]
    [InlineData("class:pledge kind:engagement")]
    [InlineData("person:rubio kind:commitment")]
    public async Task What_cannot_be_is_nothing(string typed) => Assert.Empty(await FindAsync(typed));

    [Theory]
    [InlineData("class:pledge")]
    [InlineData("-class:pledge")]
    [InlineData("party:US")]
    [InlineData("party:\"United States\"")]
    [InlineData("topic:haiti")]
    [InlineData("owner:nobody")]
    [InlineData("year:2025")]
    [InlineData("is:open")]
    [InlineData("is:overdue")]
    [InlineData("-is:overdue")]
    [InlineData("is:undated")]
    [InlineData("due:>=2020")]
    [InlineData("unit:AMER")]
    public async Task Fields_give_what_the_rows_hold(string typed)
    {
        var found = (await FindAsync($"{typed} kind:commitment", most: 1000)).SelectMany(f => f.First).Select(f => f.Reference).Order().ToList();

        Assert.Equal(await ExpectedAsync(typed), found);
        Assert.NotEmpty(found);
    }

    [Fact]
    public async Task A_field_that_means_nothing_is_told_and_searched_as_words()
    {
        var (found, notes) = await SearchAsync("party:Atlantis haiti");

        Assert.Empty(found);
        Assert.Equal("“party:Atlantis” is searched as words. No party has that code or name.", Assert.Single(notes));
    }

    [Fact]
    public async Task Who_may_not_read_a_record_finds_none_of_its_texts_and_no_count_of_them()
    {
        var secret = await tracker.ReadAsync(db => db.Engagements.Where(e => e.Marking > Marking.Unclassified).Select(e => e.Reference).FirstAsync(Stop));

        Assert.NotEmpty(await FindAsync($"\"{secret}\""));
        Assert.Empty(await FindAsync($"\"{secret}\"", user: "admin"));
    }

    [Fact]
    public async Task What_is_put_on_record_when_it_is_read_is_found_without_its_text()
    {
        var found = (await FindAsync("-year:1900", most: 1000)).SelectMany(f => f.First).Where(t => t.Kind is TextKind.Account or TextKind.Quote or TextKind.ClosedSection).ToList();

        Assert.All(found, t => Assert.Equal(t.Marking == Marking.Unclassified, t.Text is not null));
        Assert.Contains(found, t => t.Text is null);
        Assert.Contains(found, t => t.Text is not null);
    }

    [Fact]
    public async Task A_new_name_is_found_at_once_and_the_old_one_no_more()
    {
        await WriteAsync(db => db.Database.ExecuteSqlAsync(
            $"UPDATE People SET Name = 'Zebedee Quux', SearchKey = {Text.SearchKey("Zebedee Quux")} WHERE Name = 'Marco Rubio'", Stop));

        Assert.NotEmpty(await FindAsync("zebedee kind:engagement"));
        Assert.DoesNotContain(await FindAsync("rubio kind:engagement", most: 1000), f => f.First.Any(t => !t.Text!.Contains("Rubio", StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task The_index_and_the_excerpt_fold_the_same_letters()
    {
        foreach (var (from, to) in SearchFold.Letters.Where(l => l.To.Length > 0 && char.IsLetter(l.From[0]) && char.IsLetter(l.To[0])))
        {
            await WriteAsync(db => db.Database.ExecuteSqlAsync($"UPDATE FollowUps SET Action = {$"x{from}x"} WHERE Id = 1", Stop));
            Assert.Equal(1, await tracker.ReadAsync(db => db.Hits<FollowUpId>($"\"x{to}x\"", 10).CountAsync(Stop)));
        }
    }

    /// <summary>Whatever is typed, the database understands what is made of it.</summary>
    [Fact]
    public async Task Nothing_typed_fails()
    {
        string[] parts = ["a", "haiti", " AND ", " OR ", " NOT ", "(", ")", "\"", " -", "* ", ":", "party:KE ", "due:<2025 ", "is:open ", "^", "{", "🙂", "\0", "NEAR(", "ı", "+"];
        var pieces = Gen.Int[0, parts.Length - 1].Select(i => parts[i]).Array[1, 12];
        List<string> typed = [];
        pieces.Sample(p => { lock (typed) { typed.Add(string.Concat(p)); } }, iter: 60, threads: 1);

        foreach (var text in typed) await SearchAsync(text);
    }

    private Task<string> ParticipantsAsync(string reference) => tracker.ReadAsync(async db => string.Join(", ", await db.Engagements
        .Where(e => e.Reference == reference).SelectMany(e => e.Participants).Join(db.People, p => p.PersonId, p => p.Id, (_, p) => p.Name).ToListAsync(Stop)));

    /// <summary>The references of the commitments that have what a field asks for, asked in another way.</summary>
    private Task<List<string>> ExpectedAsync(string field) => tracker.ReadAsync(async db =>
    {
        var calendar = await DueCalendar.ReadAsync(db, tracker.Time, Stop);
        var late = (await db.Commitments.AsNoTracking().Where(c => c.State != CommitmentState.Closed && c.Deadline.Date != null).ToListAsync(Stop))
            .Where(c => c.Deadline.Date < calendar.Today(c.UnitId)).Select(c => c.Id).ToHashSet();
        var all = await db.Commitments.AsNoTracking().Include(c => c.Parties).ToListAsync(Stop);
        var states = (await db.Parties.Where(p => p.Code == "US").Select(p => p.Id).ToListAsync(Stop))[0];
        var topics = await db.Topics.Where(t => t.Name.Contains("Haiti")).Select(t => t.Id).ToListAsync(Stop);
        var under = (await CommitmentTopics.All(db).Where(u => topics.Contains(u.TopicId)).Select(u => u.CommitmentId).ToListAsync(Stop)).ToHashSet();
        var americas = await db.Units.Where(u => u.Code == "AMER").Select(u => u.Id).SingleAsync(Stop);
        Func<Commitment, bool> has = field switch
        {
            "class:pledge" => c => c.Class == CommitmentClass.Pledge,
            "-class:pledge" => c => c.Class != CommitmentClass.Pledge,
            "party:US" or "party:\"United States\"" => c => c.CounterpartId == states || c.Parties.Any(p => p.PartyId == states),
            "topic:haiti" => c => under.Contains(c.Id),
            "owner:nobody" => c => c.OwnerId is null,
            "year:2025" => c => c.MadeOn.Year == 2025,
            "is:open" => c => c.State != CommitmentState.Closed,
            "is:overdue" => c => late.Contains(c.Id),
            "-is:overdue" => c => !late.Contains(c.Id),
            "is:undated" => c => c.Deadline.Date is null,
            "due:>=2020" => c => c.Deadline.Date >= new DateOnly(2020, 1, 1),
            _ => c => c.UnitId == americas,
        };
        return all.Where(has).Select(c => c.Reference).Order().ToList();
    });

    /// <summary>Writes past the product, with the words that a save brings into their indexes.</summary>
    private Task<int> WriteAsync(Func<TrackerDbContext, Task<int>> write) => tracker.ReadAsync(async db => await write(db) + await db.Database.ExecuteSqlAsync($"DELETE FROM WordsDue", Stop));

    private async Task<IReadOnlyList<FoundTexts>> FindAsync(string typed, int most = 5, string user = "manager") => (await SearchAsync(typed, most, user)).Found;

    private async Task<(IReadOnlyList<FoundTexts> Found, IReadOnlyList<string> Notes)> SearchAsync(
        string typed, int most = 5, string user = "manager", SearchOrder order = SearchOrder.Best, TextKind? kind = null, long? before = null, int from = 0)
    {
        await using var scope = await tracker.AsAsync(user);
        await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync(Stop);
        return await new TextSearch(db, scope.ServiceProvider.GetRequiredService<CurrentUser>(), tracker.Time).FindAsync(
            SearchQuery.Read(typed), new SearchWish(most, order, kind, before, from), Stop);
    }
}
