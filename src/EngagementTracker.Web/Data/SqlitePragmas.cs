using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
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

    internal static TimeSpan PatienceOf(DbConnection connection) => TimeSpan.FromSeconds(Math.Min(Patience, ((SqliteConnection)connection).DefaultTimeout));

    private static string Pragmas(DbConnection connection) => $"""
        PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;
        PRAGMA busy_timeout={PatienceOf(connection).TotalMilliseconds};
        """;

    public static void Set(DbConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        using var command = new SqliteCommand(Pragmas(connection), (SqliteConnection)connection);
        command.ExecuteNonQuery();
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Set(connection);
        return Task.CompletedTask;
    }
}

public static class Statistics
{
    // All tables, not only those which this connection has asked.
    private const string Renew = "PRAGMA analysis_limit=1000; PRAGMA optimize=0x10002;";

    /// <summary>Looks at a part of each table that has grown much: https://sqlite.org/pragma.html#pragma_optimize</summary>
    public static Task RenewStatisticsAsync(this TrackerDbContext db, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Database.ExecuteSqlRawAsync(Renew, cancellation);
    }
}
