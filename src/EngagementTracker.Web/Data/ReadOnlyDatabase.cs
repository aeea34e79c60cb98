using Microsoft.Data.Sqlite;

namespace EngagementTracker.Web.Data;

/// <summary>The database file for whoever only looks: nothing in it is changed, and a server may write meanwhile.</summary>
public static class ReadOnlyDatabase
{
    public static async Task<SqliteConnection> OpenAsync(string file, CancellationToken cancellation = default)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
            DefaultTimeout = 20,
        }.ToString());
        try
        {
            await connection.OpenAsync(cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>What is wrong with the file itself, in a sentence; <see langword="null"/> if it is sound.</summary>
    public static async Task<string?> DamageAsync(SqliteConnection connection, CancellationToken cancellation = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check(1)";
        var integrity = (string?)await command.ExecuteScalarAsync(cancellation);
        if (integrity != "ok") return $"The database is damaged: {integrity?.ReplaceLineEndings(" ")}";
        command.CommandText = "PRAGMA foreign_key_check";
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? $"Row {reader.GetValue(1)} of {reader.GetString(0)} refers to a row of {reader.GetString(2)} that is not there."
            : null;
    }
}
