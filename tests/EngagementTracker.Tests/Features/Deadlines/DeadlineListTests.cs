using System.Runtime.CompilerServices;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Deadlines;
using EngagementTracker.Web.Ui.Frame;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Deadlines;

public sealed class DeadlineListTests(DeskOfTheDemo desk) : IClassFixture<DeskOfTheDemo>
{
    private static readonly DeadlinesFilter Everything = new();

    [Fact]
    public async Task List_counts_and_badge_agree_in_every_section()
    {
        var (counts, listed, badge) = await desk.ReadAsync("manager", async (db, user, calendar) =>
        {
            var items = DeadlineList.Items(db, Everything, user);
            var listed = new Dictionary<DueSection, int>();
            foreach (var section in Enum.GetValues<DueSection>())
                listed[section] = (await items.In(section, calendar).Rows(db, null).ToListAsync()).Count;
            return (await DueSections.CountsAsync(kind => DeadlineList.Of(kind, db, Everything, user), calendar), listed, await DueSections.LateCountAsync(db, desk.Time, NavCount.Most));
        });

        Assert.Equal(listed, counts);
        Assert.Equal(counts[DueSection.Late], badge);
        Assert.True(badge > 0);
        Assert.True(counts[DueSection.NoDate] > 0);
    }

    [Fact]
    public async Task Every_open_item_stands_in_the_section_that_its_date_says()
    {
        await desk.ReadAsync("manager", async (db, user, calendar) =>
        {
            foreach (var section in Enum.GetValues<DueSection>())
            {
                var items = await DeadlineList.Items(db, Everything, user).In(section, calendar).ToListAsync();
                Assert.All(items, item => Assert.Equal(section, DueSections.Of(item.Deadline, item.DueOn, item.OwnerId, item.UnitId, calendar)));
            }
            return 0;
        });
    }

    [Fact]
    public async Task The_pages_of_a_section_hold_the_whole_list_in_its_order()
    {
        await desk.ReadAsync("manager", async (db, user, calendar) =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            // More late ones than fill a page, of both kinds, many of them due on one day.
            var columns = string.Join(", ", await db.Database.SqlQuery<string>(
                $"SELECT '\"' || name || '\"' AS Value FROM pragma_table_info('FollowUps') WHERE name NOT IN ('Id', 'Reference', 'DueOn', 'DoneUtc')").ToListAsync());
            await db.Database.ExecuteSqlAsync(FormattableStringFactory.Create($"""
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60)
                INSERT INTO "FollowUps" ("Reference", "DueOn", "DoneUtc", {columns}) SELECT 'FUP-2020-' || (1000 + i), '2020-01-02', NULL, {columns}
                FROM n, (SELECT * FROM "FollowUps" WHERE "Marking" = 0 LIMIT 1)
                """));
            // And more without a date than are counted, of two owners in turn.
            columns = string.Join(", ", await db.Database.SqlQuery<string>(
                $"SELECT '\"' || name || '\"' AS Value FROM pragma_table_info('Commitments') WHERE name NOT IN ('Id', 'Reference', 'OwnerId')").ToListAsync());
            await db.Database.ExecuteSqlAsync(FormattableStringFactory.Create($"""
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1100)
                INSERT INTO "Commitments" ("Reference", "OwnerId", {columns}) SELECT 'COM-2020-' || (3000 + i), 1 + i % 2, {columns}
                FROM n, (SELECT * FROM "Commitments" WHERE "Marking" = 0 AND "State" = 0 AND "OwnerId" IS NOT NULL AND "DeadlineKind" = {(int)DeadlineKind.NoneStated} LIMIT 1)
                """));
            foreach (var section in Enum.GetValues<DueSection>())
            {
                var filter = new DeadlinesFilter(Due: DeadlinesFilter.KeyOf(section));
                var all = await DeadlineList.Items(db, filter, user).In(section, calendar).Rows(db, null).Select(r => r.Reference).ToListAsync();
                Assert.True(section != DueSection.Late || all.Count > 50);
                List<string> paged = [];
                for (var page = 1; page == 1 || paged.Count < all.Count; page++)
                {
                    var found = (await DueListing.ReadAsync(db, filter, user, desk.Time, null, page)).Page!;
                    Assert.Equal((all.Count, page), (found.Total, found.Number));
                    paged.AddRange(found.Rows.Select(r => r.Reference));
                }
                Assert.Equal(all, paged);
            }
            return 0;
        });
    }

    [Fact]
    public async Task A_commitment_without_a_date_is_never_late()
    {
        var late = await RowsAsync("manager", Everything, DueSection.Late);

        Assert.All(late, row => Assert.NotNull(row.DueOn));
        Assert.All(late, row => Assert.Contains(row.Deadline, new[] { DeadlineKind.Stated, DeadlineKind.Proposed, DeadlineKind.Event }));
    }

    [Fact]
    public async Task What_is_done_is_not_listed()
    {
        var rows = await RowsAsync("manager", Everything with { Kind = DeadlinesFilter.FollowUps }, null);
        var open = await desk.ReadAsync("manager", (db, _, _) => db.FollowUps.CountAsync(f => f.DoneUtc == null));

        Assert.Equal(open, rows.Count);
    }

    [Fact]
    public async Task Continuing_commitments_are_left_out_until_asked_for()
    {
        var rows = await RowsAsync("manager", Everything, null);
        var continuing = await RowsAsync("manager", Everything, DueSection.Continuing);

        Assert.DoesNotContain(rows, r => r.Deadline == DeadlineKind.Continuing);
        Assert.NotEmpty(continuing);
        Assert.All(continuing, r => Assert.Equal(DeadlineKind.Continuing, r.Deadline));
    }

    [Fact]
    public async Task Filters_narrow_to_owner_party_kind_and_unit()
    {
        var mine = await RowsAsync("officer", Everything with { Owner = DeadlinesFilter.Me }, null);
        var nobodys = await RowsAsync("officer", Everything with { Owner = DeadlinesFilter.Nobody }, null);
        var commitments = await RowsAsync("officer", Everything with { Kind = DeadlinesFilter.Commitments }, null);
        var american = await RowsAsync("officer", Everything with { Party = "US" }, null);
        var desks = await RowsAsync("officer", Everything with { Unit = "AMER" }, null);

        Assert.NotEmpty(mine);
        Assert.All(mine, r => Assert.Equal("Achieng Otieno", r.Owner));
        Assert.NotEmpty(nobodys);
        Assert.All(nobodys, r => Assert.Null(r.Owner));
        Assert.All(commitments, r => Assert.StartsWith("COM-", r.Reference));
        Assert.All(american, r => Assert.Equal("US", r.PartyCode));
        Assert.All(desks, r => Assert.Equal("Americas Desk", r.Unit));
        Assert.Empty(await RowsAsync("officer", Everything with { Party = "FR" }, null));
    }

    [Fact]
    public async Task The_soonest_comes_first_and_what_has_no_date_last()
    {
        var dates = (await RowsAsync("manager", Everything, null)).ConvertAll(r => r.DueOn ?? DateOnly.MaxValue);

        Assert.Equal(dates.Order(), dates);
    }

    private Task<List<DueRow>> RowsAsync(string userName, DeadlinesFilter filter, DueSection? section) =>
        desk.ReadAsync(userName, (db, user, calendar) =>
            DeadlineList.Items(db, filter, user).In(section, calendar).Rows(db, filter.Sort).ToListAsync());
}
