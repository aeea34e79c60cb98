using Microsoft.Data.Sqlite;

namespace EngagementTracker.Benchmarks.Generate;

/// <summary>Writes rows of one table through one prepared command, past the domain: a million calls logged one by one would take an hour.</summary>
internal sealed class RowWriter : IDisposable
{
    private readonly SqliteCommand insert;

    public RowWriter(SqliteConnection connection, string table, params string[] columns)
    {
        insert = connection.CreateCommand();
        insert.CommandText = $"""
            INSERT INTO "{table}" ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@{i}"))})
            """;
        for (var i = 0; i < columns.Length; i++) insert.Parameters.Add(new SqliteParameter { ParameterName = $"@{i}" });
    }

    public void Write(SqliteTransaction transaction, params ReadOnlySpan<object?> values)
    {
        insert.Transaction = transaction;
        for (var i = 0; i < values.Length; i++) insert.Parameters[i].Value = values[i] ?? DBNull.Value;
        insert.ExecuteNonQuery();
    }

    public void Dispose() => insert.Dispose();
}
