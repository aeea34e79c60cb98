using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace EngagementTracker.Web.Data.Backups;

/// <summary>What administrators are shown of the backups.</summary>
/// <param name="Warning">What is not well; <see langword="null"/> if all is.</param>
public sealed record BackupStanding(string? Warning, BackupResult? Last, IReadOnlyList<KeptBackup> Kept);

/// <summary>Makes backups in the configured folder, when they are due and when somebody asks.</summary>
public sealed class BackupRound(DatabaseFile database, IOptions<BackupOptions> options, TimeProvider time)
{
    public const string Schedule = "the schedule";
    public static readonly TimeSpan Old = TimeSpan.FromHours(36);

    /// <summary>One that failed is tried again after this.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromHours(1);

    // Also where the folder cannot be written to.
    private BackupResult? failure;

    /// <summary>How backups are configured.</summary>
    public BackupOptions Options => options.Value;

    private DateTime NowUtc => time.GetUtcNow().UtcDateTime;

    /// <summary>Makes one if it is due: whatever the folder holds decides, so that a restart or a second server neither repeats nor skips one.</summary>
    /// <returns>What it came to; <see langword="null"/> if none was due.</returns>
    public async Task<BackupResult?> RunDueAsync(CancellationToken cancellation = default)
    {
        if (!options.Value.IsSetUp || !await IsDueAsync(Folder(), cancellation)) return null;
        return await TryAsync(Schedule, onlyIfDue: true, null, cancellation);
    }

    /// <summary>Makes one now.</summary>
    /// <param name="by">Who asks, to be shown.</param>
    /// <returns>What it came to; <see langword="null"/> while another is being made.</returns>
    public Task<BackupResult?> RunAsync(string by, IProgress<BackupProgress>? progress = null, CancellationToken cancellation = default) =>
        TryAsync(by, onlyIfDue: false, progress, cancellation);

    public async Task<BackupStanding> StandingAsync(CancellationToken cancellation = default)
    {
        if (!options.Value.IsSetUp)
            return new BackupStanding("No backups are made: no folder is set up. Set Backups:Folder to one on another disk, and start the program again.", null, []);
        var (kept, last) = (await Folder().ListAsync(cancellation), await LastAsync(Folder(), cancellation));
        var warning = last?.Trouble is { } trouble ? $"The last backup failed. {trouble}"
            : kept.Count == 0 ? "No backup has been made yet."
            : NowUtc - kept[0].Manifest.AtUtc > Old ? "The last good backup is older than 36 hours. Make one now, and find out why none was made by itself."
            : kept[0].Manifest.MissingEvidence is { Count: > 0 and var missing }
                ? $"{(missing == 1 ? "A file" : $"{missing:N0} files")} of evidence could not be backed up: lost or changed. Run verify for the names, and restore from an older backup."
            : null;
        return new BackupStanding(warning, last, kept);
    }

    private BackupFolder Folder() => new(Path.GetFullPath(options.Value.Folder!), database);

    private async Task<BackupResult?> LastAsync(BackupFolder folder, CancellationToken cancellation) =>
        await folder.LastResultAsync(cancellation) is { } noted && !(noted.AtUtc < failure?.AtUtc) ? noted : failure;

    private async Task<bool> IsDueAsync(BackupFolder folder, CancellationToken cancellation)
    {
        var kept = await folder.ListAsync(cancellation);
        if (kept.Count > 0 && kept[0].Manifest.AtUtc >= options.Value.LastDueUtc(NowUtc)) return false;
        return await LastAsync(folder, cancellation) is not { Trouble: not null } failed || NowUtc - failed.AtUtc >= Again || failed.AtUtc > NowUtc;
    }

    private async Task<BackupResult?> TryAsync(string by, bool onlyIfDue, IProgress<BackupProgress>? progress, CancellationToken cancellation)
    {
        var (folder, now) = (Folder(), NowUtc);
        try
        {
            using var entered = folder.Enter();
            if (entered is null || (onlyIfDue && !await IsDueAsync(folder, cancellation))) return null;
            await folder.PruneAsync(int.MaxValue, cancellation); // room first, from what was left half done
            var file = folder.NameAt(now);
            await BackupWriter.WriteAsync(database, file, BackupFolder.EvidenceFolder, now, progress, cancellation);
            await folder.PruneAsync(options.Value.Keep, cancellation);
            var made = new BackupResult(now, by, Path.GetFileName(file), null);
            await folder.NoteAsync(made, cancellation);
            failure = null;
            return made;
        }
        catch (Exception trouble) when (trouble is SqliteException or IOException or UnauthorizedAccessException or InvalidDataException or InvalidOperationException)
        {
            failure = new BackupResult(now, by, null, DatabaseTrouble.ExplainBackup(trouble));
            await NoteIfPossibleAsync(folder, failure, cancellation);
            return failure;
        }
    }

    private static async Task NoteIfPossibleAsync(BackupFolder folder, BackupResult result, CancellationToken cancellation)
    {
        try
        {
            await folder.NoteAsync(result, cancellation);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            // It is kept in memory, and in the log.
        }
    }
}
