using EngagementTracker.Web.Data.Audit;
using Microsoft.Data.Sqlite;

namespace EngagementTracker.Web.Data.Backups;

/// <summary>What a database holds, as a manifest tells of it.</summary>
internal sealed record BackupContents(string? LastMigration, string? AuditHead, SortedDictionary<string, long> Rows, IReadOnlyList<string> Evidence)
{
    public static async Task<BackupContents> ReadAsync(SqliteConnection connection, CancellationToken cancellation)
    {
        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in await TextsAsync(connection, "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'", cancellation))
        {
            await using var count = connection.CreateCommand();
            count.CommandText = $"""SELECT COUNT(*) FROM "{table}" """;
            rows[table] = (long)(await count.ExecuteScalarAsync(cancellation))!;
        }
        var applied = await SchemaVersion.AppliedAsync(connection, cancellation);
        // Earlier versions had no hashes, and no files of evidence.
        var head = await HasAsync(connection, "AuditEntries", "Hash", cancellation) ? await AuditWriter.HeadAsync(connection, cancellation) : null;
        var evidence = await HasAsync(connection, "Evidence", "Sha256", cancellation)
            ? await TextsAsync(connection, """SELECT DISTINCT "Sha256" FROM "Evidence" WHERE "Sha256" IS NOT NULL ORDER BY "Sha256" """, cancellation) : [];
        return new BackupContents(applied is [.., var last] ? last : null, head?.ToString(), rows, evidence);
    }

    private static async Task<bool> HasAsync(SqliteConnection connection, string table, string column, CancellationToken cancellation) =>
        (await TextsAsync(connection, $"SELECT name FROM pragma_table_info('{table}') WHERE name = '{column}'", cancellation)).Count > 0;

    private static async Task<IReadOnlyList<string>> TextsAsync(SqliteConnection connection, string query, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = query;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var texts = new List<string>();
        while (await reader.ReadAsync(cancellation)) texts.Add(reader.GetString(0));
        return texts;
    }
}
