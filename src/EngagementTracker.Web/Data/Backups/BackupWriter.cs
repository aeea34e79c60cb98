using System.Security.Cryptography;
using EngagementTracker.Web.Data.Audit;
using EngagementTracker.Web.Data.Files;
using Microsoft.Data.Sqlite;

namespace EngagementTracker.Web.Data.Backups;

/// <summary>How far a backup is, in words, with a share where one is known.</summary>
public readonly record struct BackupProgress(string Doing, long Done = 0, long Total = 0);

/// <summary>Copies a database with its evidence while others write to it. Nothing stands under its name before it was checked.</summary>
public static class BackupWriter
{
    /// <param name="evidenceFolder">The name of a folder beside the copy. Several backups may share it: files go by their hash.</param>
    /// <exception cref="InvalidDataException">The copy is damaged, or something stands there already.</exception>
    public static async Task<BackupManifest> WriteAsync(
        DatabaseFile database, string backup, string evidenceFolder, DateTime utc, IProgress<BackupProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        foreach (var taken in new[] { backup, BackupManifest.PathOf(backup) }.Where(Path.Exists))
            throw new InvalidDataException($"{taken} is there already. Choose another name, or move it away.");
        var part = $"{backup}.part";
        DatabaseFile.Remove(part);
        try
        {
            progress?.Report(new BackupProgress("Copying the database"));
            database.MakeLikewise(part);
            await CopyAsync(database, part, cancellation);
            progress?.Report(new BackupProgress("Checking the copy"));
            var (manifest, named) = await DescribeAsync(part, evidenceFolder, utc, cancellation);
            manifest = await WithEvidenceAsync(manifest, named, database.EvidenceFolder, Path.Combine(Path.GetDirectoryName(Path.GetFullPath(backup))!, evidenceFolder), progress, cancellation);
            File.Move(part, backup);
            await manifest.WriteAsync(backup, cancellation);
            return manifest;
        }
        finally
        {
            DatabaseFile.Remove(part);
        }
    }

    /// <summary>In one step, within one reading transaction: with a write-ahead log no writer waits for it.</summary>
    private static async Task CopyAsync(DatabaseFile database, string part, CancellationToken cancellation)
    {
        await using var source = await ReadOnlyDatabase.OpenAsync(database.Path, cancellation);
        if (SchemaVersion.NewerThanThis(await SchemaVersion.AppliedAsync(source, cancellation), $"The database {database.Name}") is { } refusal)
            throw new InvalidDataException(refusal);
        await using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = part, Pooling = false }.ToString());
        await copy.OpenAsync(cancellation);
        await Task.Run(() => source.BackupDatabase(copy), cancellation);
        // One file, which can be read where nothing may be written beside it.
        await using var command = copy.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=DELETE";
        await command.ExecuteScalarAsync(cancellation);
    }

    private static async Task<(BackupManifest Manifest, IReadOnlyList<string> Evidence)> DescribeAsync(
        string part, string evidenceFolder, DateTime utc, CancellationToken cancellation)
    {
        await using var copy = await ReadOnlyDatabase.OpenAsync(part, cancellation);
        if (await Task.Run(() => ReadOnlyDatabase.DamageAsync(copy, cancellation), cancellation) is { } damage) throw new InvalidDataException(damage);
        var contents = await BackupContents.ReadAsync(copy, cancellation);
        var (size, hash) = await HashAsync(part, cancellation);
        return (new BackupManifest(
            BackupManifest.ThisFormat, utc, contents.LastMigration, size, hash, contents.AuditHead, contents.Rows, evidenceFolder, [], []), contents.Evidence);
    }

    private static async Task<BackupManifest> WithEvidenceAsync(
        BackupManifest manifest, IReadOnlyList<string> named, string from, string to, IProgress<BackupProgress>? progress, CancellationToken cancellation)
    {
        var (kept, missing) = (new List<BackupEvidence>(), new List<string>());
        foreach (var (index, sha256) in named.Index())
        {
            progress?.Report(new BackupProgress("Copying the evidence", index, named.Count));
            var (source, target) = (EvidenceStore.PathIn(from, sha256), EvidenceStore.PathIn(to, sha256));
            if (!File.Exists(target) && !await TakeAsync(source, target, sha256, cancellation)) missing.Add(sha256);
            else kept.Add(new BackupEvidence(sha256, new FileInfo(target).Length));
        }
        return manifest with { Evidence = kept, MissingEvidence = missing };
    }

    /// <summary>Copies a file whole or not at all; says <see langword="false"/> if it is not there, or not what its hash says.</summary>
    internal static async Task<bool> TakeAsync(string source, string target, string sha256, CancellationToken cancellation)
    {
        if (!File.Exists(source)) return false;
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var part = $"{target}.part";
        try
        {
            await CopyToDiskAsync(source, part, cancellation);
            if ((await HashAsync(part, cancellation)).Hash != sha256) return false;
            File.Move(part, target, overwrite: true);
            return true;
        }
        finally
        {
            File.Delete(part);
        }
    }

    internal static async Task CopyToDiskAsync(string source, string target, CancellationToken cancellation)
    {
        await using var from = File.OpenRead(source);
        await using var to = new FileStream(target, FileMode.Create, FileAccess.Write, FileShare.None);
        await from.CopyToAsync(to, cancellation);
        to.Flush(flushToDisk: true);
    }

    internal static async Task<(long Size, string Hash)> HashAsync(string path, CancellationToken cancellation)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan);
        return (file.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation)));
    }
}
