using System.Text.RegularExpressions;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Commitments;
using EngagementTracker.Web.Features.Engagements;
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

        Assert.Contains("IX_Engagements_Date", engagements, StringComparison.Ordinal);
        Assert.Contains("IX_Commitments_MadeOn", commitments, StringComparison.Ordinal);
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
