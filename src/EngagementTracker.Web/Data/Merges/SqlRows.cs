using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace EngagementTracker.Web.Data.Merges;

/// <summary>
/// Rows as SQLite has them, numbers and texts by column. A merge moves all that refers to a record, also what the one who merges may not
/// read, and must be able to put each row back as it was: so it works below the reading rights, and only here.
/// </summary>
internal static class SqlRows
{
    public static async Task<List<Dictionary<string, object?>>> ReadAsync(
        SqliteConnection connection, string sql, CancellationToken cancellation, params (string Name, object? Value)[] values)
    {
        await using var command = Command(connection, sql, values);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<Dictionary<string, object?>>();
        while (await reader.ReadAsync(cancellation))
        {
            var row = new Dictionary<string, object?>();
            for (var i = 0; i < reader.FieldCount; i++) row[reader.GetName(i)] = await reader.IsDBNullAsync(i, cancellation) ? null : reader.GetValue(i);
            rows.Add(row);
        }
        return rows;
    }

    public static async Task ExecuteAsync(SqliteConnection connection, string sql, CancellationToken cancellation, params (string Name, object? Value)[] values)
    {
        await using var command = Command(connection, sql, values);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public static async Task<Dictionary<string, object?>?> FindAsync(
        SqliteConnection connection, string table, IReadOnlyDictionary<string, object?> key, CancellationToken cancellation) =>
        (await ReadAsync(connection, $"""SELECT * FROM "{table}" WHERE {Where(key)}""", cancellation, Named(key, "k"))).SingleOrDefault();

    public static Task UpdateAsync(
        SqliteConnection connection, string table, IReadOnlyDictionary<string, object?> key, IReadOnlyDictionary<string, object?> changes, CancellationToken cancellation) =>
        ExecuteAsync(
            connection, $"""UPDATE "{table}" SET {string.Join(", ", changes.Keys.Select((c, i) => $"\"{c}\" = @c{i}"))} WHERE {Where(key)}""",
            cancellation, [.. Named(changes, "c"), .. Named(key, "k")]);

    public static Task DeleteAsync(SqliteConnection connection, string table, IReadOnlyDictionary<string, object?> key, CancellationToken cancellation) =>
        ExecuteAsync(connection, $"""DELETE FROM "{table}" WHERE {Where(key)}""", cancellation, Named(key, "k"));

    public static Task InsertAsync(SqliteConnection connection, string table, IReadOnlyDictionary<string, object?> row, CancellationToken cancellation) =>
        ExecuteAsync(
            connection, $"""INSERT INTO "{table}" ({string.Join(", ", row.Keys.Select(c => $"\"{c}\""))}) VALUES ({string.Join(", ", row.Keys.Select((_, i) => $"@c{i}"))})""",
            cancellation, Named(row, "c"));

    public static string ToJson(IReadOnlyDictionary<string, object?> row) => JsonSerializer.Serialize(row);

    public static Dictionary<string, object?> FromJson(string json) => JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!
        .ToDictionary(f => f.Key, f => f.Value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.Number => (object)f.Value.GetInt64(),
            _ => f.Value.GetString(),
        });

    /// <summary>How the audit trail writes a value.</summary>
    public static string? Text(object? value) => value is null ? null : Convert.ToString(value, CultureInfo.InvariantCulture);

    private static string Where(IReadOnlyDictionary<string, object?> key) => string.Join(" AND ", key.Keys.Select((c, i) => $"\"{c}\" = @k{i}"));

    private static (string, object?)[] Named(IReadOnlyDictionary<string, object?> values, string letter) => [.. values.Values.Select((v, i) => ($"@{letter}{i}", v))];

    private static SqliteCommand Command(SqliteConnection connection, string sql, (string Name, object? Value)[] values)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of tables and columns come from MergeReference, values are parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
}
