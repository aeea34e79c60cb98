using EngagementTracker.Web.Data;
using Microsoft.Data.Sqlite;

namespace EngagementTracker.Tests.Setup;

/// <summary>What stands in a database file, past the product.</summary>
internal static class Tables
{
    /// <summary>Every row of every table, as SQL would write it; of the indexes of words nothing, which order their own pages anew as they grow.</summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> RowsAsync(string file)
    {
        await using var connection = await ReadOnlyDatabase.OpenAsync(file);
        await using var transaction = connection.BeginTransaction(deferred: true);
        var tables = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var table in await TextsAsync(connection, "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_s%'"))
        {
            var columns = await TextsAsync(connection, $"SELECT name FROM pragma_table_info('{table}')");
            tables[table] = await TextsAsync(connection, $"SELECT {string.Join(" || ', ' || ", columns.Select(c => $"quote(\"{c}\")"))} FROM \"{table}\" ORDER BY 1");
        }
        return tables;
    }

    public static async Task<IReadOnlyList<string>> TextsAsync(SqliteConnection connection, string query)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = query;
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync()) texts.Add(string.Join(" · ", Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "" : reader.GetString(i))));
        return texts;
    }

    public static async Task<IReadOnlyList<string>> TextsAsync(string file, string query)
    {
        await using var connection = await ReadOnlyDatabase.OpenAsync(file);
        return await TextsAsync(connection, query);
    }

    public static async Task ChangeAsync(string file, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Puts a file of evidence on record of the first commitment, and into the store.</summary>
    /// <returns>Its hash.</returns>
    public static async Task<string> AddEvidenceAsync(Tracker tracker, string text)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
        await ChangeAsync(tracker.DatabaseFile, $"""
            INSERT INTO "Evidence" ("CommitmentId", "Kind", "Title", "FileName", "ContentType", "Size", "Sha256", "AddedById", "AddedUtc")
            VALUES ((SELECT MIN("Id") FROM "Commitments"), 3, 'A note', 'note.txt', 'text/plain', {bytes.Length}, '{hash}', 1, '2025-02-03 09:00:00')
            """);
        var path = Web.Data.Files.EvidenceStore.PathIn(Web.Data.DatabaseFile.At(tracker.DatabaseFile).EvidenceFolder, hash);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, bytes);
        return hash;
    }
}
