using EngagementTracker.Web.Data.Files;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EngagementTracker.Web.Data.Backups;

/// <summary>Puts a backup in the place of a database, which is kept aside. Killed at any instant, it can be run again.</summary>
public static class Restoration
{
    // https://www.sqlite.org/c3ref/c_dbconfig_defensive.html
    private const int NoCheckpointOnClose = 1006;
    private const int Busy = 5;

    /// <returns>The manifest, and where the old database is now; <see langword="null"/> if there was none.</returns>
    /// <exception cref="InvalidDataException">The backup is damaged, or somebody has the database open.</exception>
    public static async Task<(BackupManifest Manifest, string? Aside)> RestoreAsync(
        string backup, DatabaseFile database, DateTime utc, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        if (File.Exists(backup) && DatabaseFile.At(backup).Path == database.Path) throw new InvalidDataException($"{backup} is the database itself. Name a backup.");
        var manifest = await BackupCheck.CheckAsync(backup, cancellation);
        Directory.CreateDirectory(database.Folder);
        using var alone = DatabaseUse.Alone(database) ?? throw new InvalidDataException($"A server has the database {database.Name} open. Stop it, then restore.");
        await ExpectClosedAsync(database, cancellation);
        await CopyAsync(backup, manifest, database, cancellation);
        // From here on no server starts on the old database, until the new one is in its place.
        var aside = PutAside(database, utc);
        File.Move(database.Restoring, database.Path);
        return (manifest, aside);
    }

    private static async Task CopyAsync(string backup, BackupManifest manifest, DatabaseFile database, CancellationToken cancellation)
    {
        foreach (var piece in manifest.Evidence)
        {
            var (source, target) = (EvidenceStore.PathIn(BackupCheck.FolderOf(backup, manifest), piece.Sha256), EvidenceStore.PathIn(database.EvidenceFolder, piece.Sha256));
            if (File.Exists(target) && (await BackupWriter.HashAsync(target, cancellation)).Hash == piece.Sha256) continue;
            if (!await BackupWriter.TakeAsync(source, target, piece.Sha256, cancellation)) throw new InvalidDataException($"The file of evidence {source} changed while it was copied. Restore again.");
        }
        var part = $"{database.Restoring}.part";
        try
        {
            File.Delete(part);
            database.MakeLikewise(part);
            await BackupWriter.CopyToDiskAsync(backup, part, cancellation);
            if ((await BackupWriter.HashAsync(part, cancellation)).Hash != manifest.Sha256) throw new InvalidDataException($"{backup} changed while it was copied. Restore again.");
            File.Move(part, database.Restoring, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>With its log, without which it lacks what was saved last: the log of the old database must not lie beside the new one either.</summary>
    private static string? PutAside(DatabaseFile database, DateTime utc)
    {
        var aside = $"{database.Path}.before-restore-{utc:yyyyMMdd'T'HHmmss'Z'}";
        var isThere = false;
        foreach (var ending in (string[])["", "-wal", "-shm"])
        {
            if (!File.Exists(database.Path + ending)) continue;
            File.Move(database.Path + ending, aside + ending);
            isThere = true;
        }
        return isThere ? aside : null;
    }

    /// <summary>No program of ours serves it; another, such as a shell or a verb, has it open if it cannot be locked. The log is left as it is.</summary>
    private static async Task ExpectClosedAsync(DatabaseFile database, CancellationToken cancellation)
    {
        if (!File.Exists(database.Path)) return;
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = database.Path,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
            DefaultTimeout = 1,
        }.ToString());
        try
        {
            await connection.OpenAsync(cancellation);
            raw.sqlite3_db_config(connection.Handle, NoCheckpointOnClose, 1, out _);
            // One by one: of several in one command, those after the first that answers may fail unheard.
            foreach (var step in (string[])["PRAGMA locking_mode=EXCLUSIVE", "BEGIN EXCLUSIVE", "ROLLBACK"])
            {
                await using var command = connection.CreateCommand();
                command.CommandText = step;
                await command.ExecuteNonQueryAsync(cancellation);
            }
        }
        catch (SqliteException trouble) when (trouble.SqliteErrorCode == Busy)
        {
            throw new InvalidDataException($"Another program has the database {database.Name} open. Close it there, then restore.");
        }
        catch (SqliteException)
        {
            // Damaged, which may be why it is replaced.
        }
    }
}
