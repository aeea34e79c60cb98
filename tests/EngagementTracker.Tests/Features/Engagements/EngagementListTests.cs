using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Features.Engagements;
using EngagementTracker.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Engagements;

public sealed class EngagementListTests
{
    private static readonly DateTimeOffset AfterTheDemo = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Filters_sorts_and_pages_in_the_database()
    {
        await using var tracker = await Tracker.StartAsync(AfterTheDemo, records: true);

        Assert.Equal(13, await CountAsync(tracker, new EngagementFilter()));
        Assert.Equal(13, await CountAsync(tracker, new EngagementFilter(Party: "US")));
        Assert.Equal(0, await CountAsync(tracker, new EngagementFilter(Party: "FR")));
        Assert.Equal(5, await CountAsync(tracker, new EngagementFilter(Year: 2025)));
        Assert.Equal(2, await CountAsync(tracker, new EngagementFilter(Topic: "stip")));
        Assert.Equal(3, await CountAsync(tracker, new EngagementFilter(Topic: "trade-and-investment", Sort: "with")));
        Assert.Equal(1, await CountAsync(tracker, new EngagementFilter(Person: "kenyatta")));
        Assert.Equal(1, await CountAsync(tracker, new EngagementFilter(Kind: "visit")));
        Assert.Equal(13, await CountAsync(tracker, new EngagementFilter(Kind: "no such kind", Sort: "no such order")));

        var dates = await tracker.ReadAsync(async db =>
            (await EngagementList.Rows(db, new EngagementFilter()).ToPageAsync(99)).Rows.Select(r => r.Date).ToList());
        Assert.Equal(dates.OrderDescending(), dates);
    }

    [Fact]
    public async Task Reads_the_principals_and_topics_of_each_row()
    {
        await using var tracker = await Tracker.StartAsync(AfterTheDemo, records: true);

        var row = await tracker.ReadAsync(db =>
            EngagementList.Rows(db, new EngagementFilter()).Where(r => r.Date == new DateOnly(2025, 1, 27)).SingleAsync());

        Assert.Equal(["William Ruto", "Marco Rubio"], row.Principals);
        Assert.Equal(["Eastern DRC", "MSS Haiti", "STIP", "Somalia", "South Sudan", "Sudan"], row.Topics);
        Assert.Equal(6, row.Commitments);
    }

    [Fact]
    public async Task Finds_all_that_the_page_of_an_engagement_shows()
    {
        await using var tracker = await Tracker.StartAsync(AfterTheDemo, records: true);

        var found = await tracker.ReadAsync(db => EngagementDetails.FindAsync(db, "ENG-2025-0001"));

        Assert.NotNull(found);
        Assert.Equal("Call with United States", found.Title);
        Assert.Equal(3, found.Accounts.Count);
        Assert.Equal(6, found.Commitments.Count);
        Assert.Equal(["William Ruto", "Marco Rubio"], found.Participants.Select(p => p.Name));
        Assert.Null(await tracker.ReadAsync(db => EngagementDetails.FindAsync(db, "ENG-1999-0001")));
    }

    private static Task<int> CountAsync(Tracker tracker, EngagementFilter filter) =>
        tracker.ReadAsync(async db => (await EngagementList.Rows(db, filter).ToPageAsync(1)).Total);
}
