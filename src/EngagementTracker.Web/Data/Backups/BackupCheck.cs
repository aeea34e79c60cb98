using EngagementTracker.Web.Data.Files;

namespace EngagementTracker.Web.Data.Backups;

/// <summary>Whether a backup is the one that was made, whole and sound. Changes nothing.</summary>
public static class BackupCheck
{
    /// <exception cref="InvalidDataException">It is not, for the reason that the message says.</exception>
    public static async Task<BackupManifest> CheckAsync(string backup, CancellationToken cancellation = default)
    {
        if (!File.Exists(backup)) throw new InvalidDataException($"There is no backup {backup}.");
        var manifest = await BackupManifest.ReadAsync(backup, cancellation);
        if (await BackupWriter.HashAsync(backup, cancellation) != (manifest.Size, manifest.Sha256))
            throw new InvalidDataException($"{backup} is not the file that its manifest describes: it is damaged, or was changed. Use another backup.");
        await using (var connection = await ReadOnlyDatabase.OpenAsync(backup, cancellation))
        {
            if (SchemaVersion.NewerThanThis(await SchemaVersion.AppliedAsync(connection, cancellation), backup) is { } newer) throw new InvalidDataException(newer);
            if (await ReadOnlyDatabase.DamageAsync(connection, cancellation) is { } damage) throw new InvalidDataException($"{backup}: {damage} Use another backup.");
            var contents = await BackupContents.ReadAsync(connection, cancellation);
            if (contents.LastMigration is null) throw new InvalidDataException($"{backup} is no database of this program.");
            if (contents.AuditHead != manifest.AuditHead || contents.Rows.Count != manifest.Rows.Count || contents.Rows.Except(manifest.Rows).Any())
                throw new InvalidDataException($"{backup} does not hold what its manifest counts. Use another backup.");
            if (!contents.Evidence.SequenceEqual(manifest.Evidence.Select(e => e.Sha256).Concat(manifest.MissingEvidence).Order(StringComparer.Ordinal)))
                throw new InvalidDataException($"{backup} names other evidence than its manifest. Use another backup.");
        }
        foreach (var piece in manifest.Evidence)
        {
            var path = EvidenceStore.PathIn(FolderOf(backup, manifest), piece.Sha256);
            if (!File.Exists(path) || await BackupWriter.HashAsync(path, cancellation) != (piece.Size, piece.Sha256))
                throw new InvalidDataException($"The file of evidence {path} is missing or damaged. Use another backup, or put that file there.");
        }
        return manifest;
    }

    public static string FolderOf(string backup, BackupManifest manifest) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(backup))!, manifest.EvidenceFolder);
}
