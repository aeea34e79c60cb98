using EngagementTracker.Domain.Access;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Audit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Data.Audit;

/// <summary>What tests do with the audit trail of a database, past the product.</summary>
internal static class Trail
{
    /// <summary>Runs SQL as somebody would who holds the file, after getting the triggers out of the way.</summary>
    public static async Task TamperAsync(Tracker tracker, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={tracker.DatabaseFile};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"""DROP TRIGGER "AuditEntries_no_UPDATE"; DROP TRIGGER "AuditEntries_no_DELETE"; {sql}""";
        await command.ExecuteNonQueryAsync();
    }

    public static async Task<AuditFinding> VerifyAsync(Tracker tracker, params AuditAnchor[] anchors)
    {
        await using var connection = await ReadOnlyDatabase.OpenAsync(tracker.DatabaseFile);
        return AuditVerifier.Verify(connection, anchors);
    }

    public static async Task<AuditHead> HeadAsync(Tracker tracker)
    {
        await using var connection = await ReadOnlyDatabase.OpenAsync(tracker.DatabaseFile);
        return (await AuditWriter.HeadAsync(connection, default))!;
    }

    /// <summary>Puts so many more entries on record.</summary>
    public static Task GrowAsync(Tracker tracker, int entries) => tracker.ReadAsync(async db =>
    {
        for (var i = 0; i < entries; i++) await db.RecordReadAsync(tracker, $"party:{i}", "Party", Marking.Secret);
        return entries;
    });

    public static Task<List<AuditEntry>> EntriesAsync(Tracker tracker) =>
        tracker.ReadAsync(db => db.AuditEntries.IgnoreQueryFilters().AsNoTracking().OrderBy(a => a.Id).ToListAsync());

    public static Task<List<AuditEntry>> EntriesAfterAsync(Tracker tracker, AuditHead head) =>
        tracker.ReadAsync(db => db.AuditEntries.IgnoreQueryFilters().AsNoTracking().Where(a => a.Id > head.Id).OrderBy(a => a.Id).ToListAsync());
}
