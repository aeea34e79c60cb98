using System.Text.RegularExpressions;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Admin;
using EngagementTracker.Web.Features.Assessments;
using EngagementTracker.Web.Features.Commitments;
using EngagementTracker.Web.Features.Engagements;
using EngagementTracker.Web.Ui.History;
using EngagementTracker.Web.Ui.Lists;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Data;

public sealed partial class GuardTests
{
    private static readonly DateTimeOffset AfterTheDemo = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_model_and_its_migrations_agree()
    {
        await using var tracker = await Tracker.StartAsync();

        Assert.False(await tracker.ReadAsync(db => Task.FromResult(db.Database.HasPendingModelChanges())));
    }

    [Theory]
    [InlineData("""UPDATE "AuditEntries" SET "ActorName" = 'somebody else'""")]
    [InlineData("""DELETE FROM "AuditEntries" """)]
    [InlineData("""UPDATE "AuditEntries" SET "Hash" = NULL""")]
    [InlineData("""UPDATE OR REPLACE "AuditEntries" SET "Id" = "Id" + 1 WHERE "Id" = 1""")]
    [InlineData("""INSERT OR REPLACE INTO "AuditEntries" SELECT * FROM "AuditEntries" WHERE "Id" = 1""")]
    [InlineData("""UPDATE "CommitmentRevisions" SET "Wording" = 'another'""")]
    [InlineData("""DELETE FROM "CommitmentRevisions" """)]
    public async Task The_database_itself_refuses_to_change_what_only_grows(string sql)
    {
        await using var tracker = await Tracker.StartAsync(AfterTheDemo, records: true);

        var refusal = await Assert.ThrowsAsync<SqliteException>(() => tracker.ReadAsync(db => db.Database.ExecuteSqlRawAsync(sql)));

        Assert.Contains("only grows", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("foreign_keys", "1")]
    public async Task Every_connection_keeps_what_was_acknowledged(string pragma, string value)
    {
        await using var tracker = await Tracker.StartAsync();

        Assert.Equal(value, await tracker.ReadAsync(db => ReadAsync(db, $"PRAGMA {pragma}").FirstAsync().AsTask()));
    }

    [Fact]
    public async Task The_first_page_of_each_long_list_comes_from_an_index()
    {
        await using var tracker = await Tracker.StartAsync(AfterTheDemo, records: true);

        var calendar = await tracker.ReadAsync(db => DueCalendar.ReadAsync(db, tracker.Time));
        var engagements = await tracker.ReadAsync(db => PlanAsync(db, EngagementList.Rows(db, new EngagementFilter()).Take(Page<EngagementRow>.Size)));
        var commitments = await tracker.ReadAsync(db => PlanAsync(db, CommitmentList.Rows(db, new CommitmentFilter(), null, calendar).Take(Page<CommitmentRow>.Size)));

        var due = await tracker.ReadAsync(async db => await PlanAsync(db, (await AssessmentLists.DueAsync(db, new(), new HalfYear(2026, 1))).Take(Page<WaitingRow>.Size)));
        var disputed = await tracker.ReadAsync(db => PlanAsync(db, AssessmentLists.Disputed(db, new()).Take(Page<DisputedRow>.Size)));
        var totals = await tracker.ReadAsync(db => PlanAsync(db, AssessmentTotals.ByTopic(db, new(Year: "2026"))));

        Assert.Contains("IX_Commitments_MadeOn", due, StringComparison.Ordinal);
        Assert.All([due, disputed, totals], plan => Assert.Contains("USING INDEX IX_Assessments_", plan, StringComparison.Ordinal));
        Assert.Contains("IX_Engagements_Date", engagements, StringComparison.Ordinal);
        Assert.Contains("IX_Commitments_MadeOn", commitments, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_commitments_of_an_engagement_are_found_by_their_keys()
    {
        await using var tracker = await Tracker.StartAsync(AfterTheDemo, records: true);

        var plan = await tracker.ReadAsync(db => PlanAsync(db, EngagementDetails.MadeOrSpokenOf(db, new EngagementId(1))));

        Assert.Contains("SEARCH c USING INTEGER PRIMARY KEY", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("SCAN c", plan, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("made", "IX_Commitments_MadeOn")]
    [InlineData("deadline", "IX_Commitments_DeadlineOrLast")]
    [InlineData("reference", "IX_Commitments_Reference")]
    [InlineData("class", "IX_Commitments_Class")]
    public async Task A_page_of_commitments_begins_at_its_place_in_an_index(string sort, string index)
    {
        await using var tracker = await Tracker.StartAsync(AfterTheDemo, records: true);
        var calendar = await tracker.ReadAsync(db => DueCalendar.ReadAsync(db, tracker.Time));
        foreach (var order in (string[])[sort, $"-{sort}"])
        {
            var plan = await tracker.ReadAsync(db => PlanAsync(db, CommitmentList.Rows(db, new CommitmentFilter(Sort: order), null, calendar).Take(Page<CommitmentRow>.Size)));
            Assert.Contains(index, plan, StringComparison.Ordinal);
            Assert.DoesNotContain("TEMP B-TREE FOR ORDER BY", plan, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("?")]
    [InlineData("?stale=yes")]
    [InlineData("?said=underway&evidence=limited")]
    [InlineData("?topic=stip")]
    [InlineData("?schedule=late&missing=any")]
    public async Task No_view_of_the_commitments_reads_a_table_through_for_each_of_them(string address)
    {
        await using var tracker = await Tracker.StartAsync(AfterTheDemo, records: true);
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(address);
        string? Value(string name) => query.TryGetValue(name, out var value) ? value.ToString() : null;
        var filter = new CommitmentFilter(
            Topic: Value("topic"), Said: Value("said"), Evidence: Value("evidence"), Schedule: Value("schedule"), Missing: Value("missing"), Stale: Value("stale"));

        var calendar = await tracker.ReadAsync(db => DueCalendar.ReadAsync(db, tracker.Time));
        var plan = await tracker.ReadAsync(db => PlanAsync(db, CommitmentList.Rows(db, filter, null, calendar).Take(Page<CommitmentRow>.Size)));

        NoTableIsReadThroughForEachRow(plan);
    }

    [Fact]
    public async Task The_audit_list_and_the_history_of_a_record_come_from_an_index()
    {
        await using var tracker = await Tracker.StartAsync(AfterTheDemo, records: true);
        var user = new CurrentUser();
        static AuditFilter Of(string? record = null) => new(null, null, record, null, null, null);

        var list = await tracker.ReadAsync(db => PlanAsync(db, AuditList.Rows(db, Of(), user).Take(Page<AuditListRow>.Size)));
        var record = await tracker.ReadAsync(db => PlanAsync(db, AuditList.Rows(db, Of("ENG-2025-0001"), user).Take(Page<AuditListRow>.Size)));
        var history = await tracker.ReadAsync(db => PlanAsync(db, RecordHistory.Rows(db, "ENG-2025-0001")));

        Assert.All([list, record, history], NoTableIsReadThroughForEachRow);
        Assert.All([list, history], plan => Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal));
        Assert.Contains("IX_AuditEntries_Record_Id", record, StringComparison.Ordinal);
        Assert.Contains("IX_AuditEntries_Record_Id", history, StringComparison.Ordinal);
    }

    /// <summary>Such as to ask for each whether it may be read.</summary>
    private static void NoTableIsReadThroughForEachRow(string plan)
    {
        var asked = "";
        Assert.All(plan.Split('\n'), step =>
        {
            if (step.Contains("SUBQUERY", StringComparison.Ordinal)) asked = step;
            Assert.False(asked.StartsWith("CORRELATED", StringComparison.Ordinal) && step.StartsWith("SCAN", StringComparison.Ordinal), plan);
        });
    }

    private static async Task<string> PlanAsync<TRow>(TrackerDbContext db, IQueryable<TRow> rows)
    {
        // EF Core puts the parameters before the query, and a remark about split queries behind it.
        var sql = rows.ToQueryString().Split("\n\nThis LINQ query")[0];
        return string.Join('\n', await ReadAsync(
            db, $"EXPLAIN QUERY PLAN {sql[sql.IndexOf("SELECT", StringComparison.Ordinal)..]}", column: 3).ToListAsync());
    }

    private static async IAsyncEnumerable<string> ReadAsync(TrackerDbContext db, string sql, int column = 0)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        foreach (var name in Parameter().Matches(sql).Select(m => m.Value).Distinct()) command.Parameters.Add(new SqliteParameter(name, 1));
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) yield return reader.GetValue(column).ToString()!;
    }

    [GeneratedRegex(@"@\w+")]
    private static partial Regex Parameter();
}
