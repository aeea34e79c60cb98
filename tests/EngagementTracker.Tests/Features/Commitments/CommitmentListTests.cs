using EngagementTracker.Domain.Commitments;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Commitments;
using EngagementTracker.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Commitments;

public sealed class CommitmentListTests(CommitmentListTests.Demo demo) : IClassFixture<CommitmentListTests.Demo>
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public async Task Each_filter_keeps_what_fits_and_only_that()
    {
        var all = await ListAsync(new());
        var me = await demo.Tracker.UserIdAsync("officer");
        async Task Keeps(CommitmentFilter filter, Func<CommitmentRow, bool> fits)
        {
            var expected = all.Where(fits).Select(r => r.Reference).ToList();
            Assert.InRange(expected.Count, 1, all.Count - 1);
            Assert.Equal(expected, (await ListAsync(filter)).Select(r => r.Reference));
        }

        await Keeps(new(Class: "pledge"), r => r.Class == CommitmentClass.Pledge);
        await Keeps(new(Owes: "ours"), r => r.Owes == Direction.Ours);
        await Keeps(new(Owes: "theirs"), r => r.Owes == Direction.Theirs);
        await Keeps(new(Owes: "joint"), r => r.Owes == Direction.Joint);
        await Keeps(new(Deadline: "nonestated"), r => r.DeadlineKind == DeadlineKind.NoneStated);
        await Keeps(new(Due: "late"), r => r.DeadlineDate < Today);
        await Keeps(new(Owner: "none"), r => r.Owner is null);
        await Keeps(new(Owner: "me"), r => r.Owner == "Achieng Otieno");
        await Keeps(new(Owner: me.ToString()), r => r.Owner == "Achieng Otieno");
        await Keeps(new(Wording: "STRATEGIC trade"), r => r.Wording.Contains("strategic trade", StringComparison.OrdinalIgnoreCase));
        await Keeps(new(Year: "2024"), r => r.MadeOn.Year == 2024);
        await Keeps(new(Year: "2024", Owes: "ours"), r => r.MadeOn.Year == 2024 && r.Owes == Direction.Ours);
    }

    [Fact]
    public async Task A_party_finds_what_it_owes_and_what_it_is_owed()
    {
        var expected = await demo.Tracker.ReadAsync(db => db.Commitments
            .Where(c => c.Parties.Any(p => p.PartyId == db.Parties.First(h => h.Code == "HT").Id)).Select(c => c.Reference).Order().ToListAsync());

        Assert.NotEmpty(expected);
        Assert.Equal(expected, (await ListAsync(new(Party: "HT", Sort: "reference"))).Select(r => r.Reference));
    }

    [Fact]
    public async Task A_topic_finds_what_was_made_under_it_and_under_its_own_topics()
    {
        var stip = (await ListAsync(new(Topic: "stip"))).Select(r => r.Reference).ToList();
        var trade = (await ListAsync(new(Topic: "trade-and-investment"))).Select(r => r.Reference).ToHashSet();

        Assert.Contains(Commitments.Stip, stip);
        Assert.Subset(trade, stip.ToHashSet());
    }

    [Theory]
    [InlineData("class", "loan")]
    [InlineData("owes", "7")]
    [InlineData("year", "abc")]
    [InlineData("sort", "rank")]
    public async Task What_cannot_be_read_does_not_filter(string parameter, string value)
    {
        var filter = parameter switch
        {
            "class" => new CommitmentFilter(Class: value),
            "owes" => new CommitmentFilter(Owes: value),
            "year" => new CommitmentFilter(Year: value),
            _ => new CommitmentFilter(Sort: value),
        };

        Assert.Equal(await ListAsync(new()), await ListAsync(filter));
    }

    [Fact]
    public async Task Signs_of_a_pattern_are_searched_for_as_they_are()
    {
        Assert.Empty(await ListAsync(new(Wording: "%")));
        Assert.Empty(await ListAsync(new(Wording: "_")));
        Assert.Empty(await ListAsync(new(Wording: "\\")));
    }

    [Theory]
    [InlineData("reference")]
    [InlineData("class")]
    [InlineData("counterpart")]
    [InlineData("deadline")]
    [InlineData("made")]
    public async Task Each_order_can_be_turned_round(string sort)
    {
        var up = await ListAsync(new(Sort: sort));
        var down = await ListAsync(new(Sort: $"-{sort}"));

        Assert.Equal(up.AsEnumerable().Reverse(), down);
        Assert.Equal(up.Select(r => Key(r, sort)).Order(StringComparer.Ordinal), up.Select(r => Key(r, sort)));
    }

    private static string Key(CommitmentRow row, string sort) => sort switch
    {
        "reference" => row.Reference,
        "class" => ((int)row.Class).ToString(),
        "counterpart" => row.Counterpart,
        "deadline" => (row.DeadlineDate ?? DateOnly.MaxValue).ToString("yyyy-MM-dd"),
        _ => row.MadeOn.ToString("yyyy-MM-dd"),
    };

    [Fact]
    public async Task A_page_knows_how_many_there_are_in_all()
    {
        var page = await demo.Tracker.ReadAsync(async db =>
            await CommitmentList.Rows(db, new(), null, await DueCalendar.ReadAsync(db, demo.Tracker.Time)).ToPageAsync(7));

        Assert.Equal((page.Rows.Count, 1), (page.Total, page.Number));
    }

    [Fact]
    public async Task The_filters_offer_what_finds_something_and_nothing_else()
    {
        var options = await demo.Tracker.ReadAsync(db => CommitmentOptions.ReadAsync(db, demo.Tracker.Ministry.HomeParty));

        foreach (var party in options.Parties) Assert.NotEmpty(await ListAsync(new(Party: party.Value)));
        foreach (var topic in await demo.Tracker.ReadAsync(db => db.Topics.Select(t => t.Slug).ToListAsync()))
            Assert.Equal(options.Topics.Any(o => o.Value == topic), (await ListAsync(new(Topic: topic))).Count > 0);
        foreach (var year in options.Years) Assert.NotEmpty(await ListAsync(new(Year: year.Value)));
        Assert.Equal(["Party: Haiti", "Due: Late"], options.InForce(new(Party: "HT", Due: "late", Class: "loan")).Select(f => f.Label));
    }

    [Fact]
    public async Task A_partys_commitments_are_the_same_whichever_way_they_are_looked_for()
    {
        var (ways, parties) = await demo.Tracker.ReadAsync(async db =>
        {
            var calendar = await DueCalendar.ReadAsync(db, demo.Tracker.Time);
            Task<List<string>> FindAsync(string party, bool inOrder) =>
                CommitmentList.Found(db, new(Party: party), null, calendar, inOrder).OrderBy(c => c.Reference).Select(c => c.Reference).ToListAsync();
            List<(List<string> ByKey, List<string> InOrder)> ways = [];
            var parties = await db.Parties.Select(p => p.Code).ToListAsync();
            foreach (var party in parties) ways.Add((await FindAsync(party, false), await FindAsync(party, true)));
            return (ways, parties);
        });

        Assert.All(ways, w => Assert.Equal(w.InOrder, w.ByKey));
        Assert.True(ways.Count(w => w.ByKey.Count > 0) > 2, string.Join(' ', parties));
    }

    private async Task<List<CommitmentRow>> ListAsync(CommitmentFilter filter)
    {
        var me = await demo.Tracker.UserIdAsync("officer");
        return await demo.Tracker.ReadAsync(async db =>
            await CommitmentList.Rows(db, filter, me, await DueCalendar.ReadAsync(db, demo.Tracker.Time)).ToListAsync());
    }

    public sealed class Demo : IAsyncLifetime
    {
        public Tracker Tracker { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Tracker = await Commitments.DemoAsync();

        public ValueTask DisposeAsync() => Tracker.DisposeAsync();
    }
}
