using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EngagementTracker.Web.Data;

/// <summary>
/// An acknowledged save is on disk: write-ahead log with full synchronisation.
/// A writer waits for another one rather than fail. Triggers hold against INSERT OR REPLACE too, which removes rows.
/// </summary>
public sealed class SqlitePragmas : DbConnectionInterceptor
{
    /// <summary>Seconds. A connection string may ask for less, by its Default Timeout.</summary>
    private const int Patience = 20;

    private static string Pragmas(DbConnection connection) => $"""
        PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;
        PRAGMA busy_timeout={1000 * Math.Min(Patience, ((SqliteConnection)connection).DefaultTimeout)};
        """;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
