using EngagementTracker.Domain.Parties;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Ui.Lists;

public sealed class SortingTests(SortingTests.Directory directory) : IClassFixture<SortingTests.Directory>
{
    private static readonly Sorting<Row> Orders = new Sorting<Row>("name").By("name", r => r.Name).By("capital", r => r.Capital).By("kind", r => r.Kind).By("day", r => r.Day).By("whole", r => r.Whole)
        .By("pair", r => r.Kind, r => r.Name).By("gaps", r => r.Day, r => r.Capital);

    public static TheoryData<string> Sorts => ["", "name", "-name", "capital", "-capital", "kind", "-kind", "day", "-day", "whole", "-whole", "pair", "-pair", "gaps", "-gaps", "unknown"];

    [Theory]
    [MemberData(nameof(Sorts))]
    public Task From_page_to_page_each_row_comes_once_and_in_order_forward_and_back(string sort) => directory.Tracker.ReadAsync(async db =>
    {
        var all = await Orders.Apply(Rows(db), sort, r => r.Id).Select(r => r.Number).ToListAsync();
        List<Page<Row>> pages = [await PageAsync(db, sort, new())];
        while (pages[^1].Next is { } next) pages.Add(await PageAsync(db, sort, new(After: next, Page: $"{pages.Count + 1}")));
        Assert.Equal(all, pages.SelectMany(p => p.Rows).Select(r => r.Number));
        Assert.Equal(Enumerable.Range(1, pages[0].Count), pages.Select(p => p.Number));
        Assert.All(pages, page => Assert.Equal(all.Count, page.Total));
        Assert.Null(pages[0].Previous);

        for (var at = pages.Count - 1; at > 0; at--)
        {
            var before = await PageAsync(db, sort, new(Before: pages[at].Previous, Page: $"{at}"));
            Assert.Equal(pages[at - 1].Rows, before.Rows);
            Assert.Equal((at, at == 1, false), (before.Number, before.Previous is null, before.Next is null));
        }
        return true;
    });

    [Fact]
    public Task What_is_added_before_a_place_repeats_nothing_after_it() => directory.Tracker.ReadAsync(async db =>
    {
        var first = await PageAsync(db, "name", new());
        var rest = await PageAsync(db, "name", new(After: first.Next));
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlAsync($"""UPDATE "Parties" SET "Name" = 'AAA' WHERE "Id" = (SELECT MAX("Id") FROM "Parties")""");
        Assert.Equal(rest.Rows, (await PageAsync(db, "name", new(After: first.Next))).Rows);
        // Back at the beginning, it is there.
        var back = await PageAsync(db, "name", new(Before: rest.Previous, Page: "1"));
        Assert.Equal("AAA", (await PageAsync(db, "name", new(Before: back.Previous))).Rows[0].Name);
        return true;
    });

    [Theory]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("[1]")]
    [InlineData("[\"Kenya\"]")]
    [InlineData("[\"Kenya\",\"x\"]")]
    [InlineData("[\"Kenya\",1,2]")]
    [InlineData("{}")]
    [InlineData("[{},3]")]
    [InlineData("")]
    public Task A_place_that_cannot_be_read_is_the_first_page(string place) => directory.Tracker.ReadAsync(async db =>
    {
        var page = await PageAsync(db, "name", new(After: place));
        Assert.Equal((1, (await PageAsync(db, "name", new())).Rows[0]), (page.Number, page.Rows[0]));
        return true;
    });

    [Fact]
    public Task A_number_without_a_place_is_found_as_well_and_one_beyond_the_end_is_the_last_page() => directory.Tracker.ReadAsync(async db =>
    {
        var second = await PageAsync(db, null, new(Page: "2"));
        Assert.Equal((2, (await PageAsync(db, null, new(After: (await PageAsync(db, null, new())).Next))).Rows[0]), (second.Number, second.Rows[0]));
        var last = await PageAsync(db, null, new(Page: "4000"));
        Assert.Equal((last.Count, true), (last.Number, last.Next is null));
        return true;
    });

    private static Task<Page<Row>> PageAsync(TrackerDbContext db, string? sort, PagePlace place) => Orders.ToPageAsync(Rows(db), sort, r => r.Id, r => r.Number, place, db.Parties);

    private static IQueryable<Row> Rows(TrackerDbContext db) => db.Parties.Select(p => new Row
    {
        Id = p.Id,
        Number = (long)(object)p.Id,
        Name = p.Name,
        Capital = p.Capital,
        Kind = p.Kind,
        Day = p.Kind == PartyKind.State ? EF.Constant(new DateOnly(2025, 1, 27)) : EF.Constant(DateOnly.MaxValue),
        Whole = p.Aliases.Count,
    });

    private sealed record Row
    {
        public required PartyId Id { get; init; }
        public required long Number { get; init; }
        public required string Name { get; init; }
        public required string? Capital { get; init; }
        public required PartyKind Kind { get; init; }
        public required DateOnly Day { get; init; }
        public required int Whole { get; init; }
    }

    public sealed class Directory : IAsyncLifetime
    {
        public Tracker Tracker { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Tracker = await Tracker.StartAsync();

        public ValueTask DisposeAsync() => Tracker.DisposeAsync();
    }
}
