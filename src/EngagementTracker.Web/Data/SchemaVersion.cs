using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EngagementTracker.Web.Data;

/// <summary>Which migrations this program knows, and which a database has had.</summary>
public static class SchemaVersion
{
    /// <summary>In their order.</summary>
    public static IReadOnlyList<string> Known { get; } =
        [.. typeof(SchemaVersion).Assembly.GetTypes().Select(t => t.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>().Order(StringComparer.Ordinal)];

    /// <summary>None, for a file that holds no database of this product.</summary>
    public static async Task<IReadOnlyList<string>> AppliedAsync(SqliteConnection connection, CancellationToken cancellation = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT COUNT(*) FROM sqlite_schema WHERE "name" = '__EFMigrationsHistory'""";
        if ((long)(await command.ExecuteScalarAsync(cancellation))! == 0) return [];
        command.CommandText = """SELECT "MigrationId" FROM "__EFMigrationsHistory" ORDER BY "MigrationId" """;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var applied = new List<string>();
        while (await reader.ReadAsync(cancellation)) applied.Add(reader.GetString(0));
        return applied;
    }

    /// <summary>Why this program must leave a database alone; <see langword="null"/> if it need not.</summary>
    public static string? NewerThanThis(IReadOnlyList<string> applied, string name) => applied.LastOrDefault(m => !Known.Contains(m)) is { } unknown
        ? $"{name} was written by a newer version of this program (it has {unknown}). Use that version."
        : null;
}
