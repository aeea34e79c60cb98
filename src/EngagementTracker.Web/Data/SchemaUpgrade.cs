using EngagementTracker.Web.Access;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data;

/// <summary>
/// Opens a database for serving, and brings it to this program's schema first. It does so on a copy, which takes the database's place
/// when it is done: a migration that is killed halfway leaves the database as it was (docs/decisions/0012-backups.md).
/// </summary>
public sealed class SchemaUpgrade(SqlitePragmas pragmas, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private DatabaseUse? use;

    /// <summary>How long another program may take to be done with the database.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>From here to its end, this process uses the database; nobody replaces it meanwhile.</summary>
    /// <exception cref="InvalidOperationException">It is newer than this program, or another program stands in the way.</exception>
    /// <exception cref="SqliteException">The database cannot be written to.</exception>
    public async Task OpenAsync(string connectionString, CancellationToken cancellation = default)
    {
        var database = DatabaseFile.Of(connectionString);
        var end = time.GetUtcNow() + Patience;
        while (true)
        {
            using (var alone = DatabaseUse.Alone(database))
            {
                if (alone is not null && await IsBehindAsync(database, connectionString, cancellation)) await UpgradeAsync(database, cancellation);
            }
            var together = DatabaseUse.Together(database);
            if (together is not null && !await IsBehindAsync(database, connectionString, cancellation))
            {
                use = together;
                return;
            }
            together?.Dispose();
            if (time.GetUtcNow() >= end)
            {
                throw new InvalidOperationException(together is null
                    ? $"Another program is putting a file in the place of the database {database.Name}. Start again when it is done."
                    : $"Another program serves the database {database.Name}, whose tables this version must change first. Stop the other one, then start again.");
            }
            await Task.Delay(Pause, time, cancellation);
        }
    }

    private static async Task<bool> IsBehindAsync(DatabaseFile database, string connectionString, CancellationToken cancellation)
    {
        if (File.Exists(database.Restoring))
            throw new InvalidOperationException($"A backup is half restored to the database {database.Name}. Run restore again, then start.");
        if (!File.Exists(database.Path)) return true;
        await DatabaseSetup.ProbeAsync(connectionString);
        await using var connection = await ReadOnlyDatabase.OpenAsync(database.Path, cancellation);
        var applied = await SchemaVersion.AppliedAsync(connection, cancellation);
        if (SchemaVersion.NewerThanThis(applied, $"The database {database.Name}") is { } refusal) throw new InvalidOperationException(refusal);
        return applied.Count < SchemaVersion.Known.Count;
    }

    private async Task UpgradeAsync(DatabaseFile database, CancellationToken cancellation)
    {
        DatabaseFile.Remove(database.Upgrading);
        database.MakeLikewise(database.Upgrading);
        var isNew = !File.Exists(database.Path);
        if (!isNew)
        {
            await using var connection = await ReadOnlyDatabase.OpenAsync(database.Path, cancellation);
            await using var copy = new SqliteConnection(Unpooled(database.Upgrading));
            await copy.OpenAsync(cancellation);
            connection.BackupDatabase(copy);
        }
        await MigrateAsync(database.Upgrading, cancellation);
        // What stands in the old log is in the copy; beside the new file, it would be taken for the new file's log.
        if (!isNew) await CloseAsync(database.Path, cancellation);
        if (File.Exists($"{database.Upgrading}-wal") || File.Exists(database.WriteAheadLog))
            throw new InvalidOperationException($"Another program has the database {database.Name} open. Stop it, then start again.");
        File.Move(database.Upgrading, database.Path, overwrite: true);
    }

    private async Task MigrateAsync(string file, CancellationToken cancellation)
    {
        var options = new DbContextOptionsBuilder<TrackerDbContext>().UseSqlite(Unpooled(file)).AddInterceptors(pragmas).Options;
        await using (var db = new TrackerDbContext(options, new CurrentUser(), time))
        {
            // EF Core waits for ever for whoever left a row there: https://learn.microsoft.com/ef/core/providers/sqlite/limitations
            await db.Database.ExecuteSqlRawAsync("""DROP TABLE IF EXISTS "__EFMigrationsLock" """, cancellation);
            await db.Database.MigrateAsync(cancellation);
        }
        await CloseAsync(file, cancellation);
    }

    /// <summary>Brings the log into the file.</summary>
    private static async Task CloseAsync(string file, CancellationToken cancellation)
    {
        await using var connection = new SqliteConnection(Unpooled(file));
        await connection.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=DELETE";
        await command.ExecuteScalarAsync(cancellation);
    }

    private static string Unpooled(string file) => new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString();

    public void Dispose() => use?.Dispose();
}
