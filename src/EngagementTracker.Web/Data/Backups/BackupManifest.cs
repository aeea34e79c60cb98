using System.Text.Json;

namespace EngagementTracker.Web.Data.Backups;

/// <summary>A file of evidence in a backup.</summary>
public sealed record BackupEvidence(string Sha256, long Size);

/// <summary>What a backup holds. It is written last: a backup without one is not whole (docs/decisions/0012-backups.md).</summary>
/// <param name="Format">1; a higher one is of a newer version.</param>
/// <param name="AtUtc">When the copy was begun: everything acknowledged before is in it.</param>
/// <param name="LastMigration">The last that the database has had.</param>
/// <param name="Size">Of the database's copy, in bytes.</param>
/// <param name="Sha256">Of the database's copy.</param>
/// <param name="AuditHead">Where the audit trail ends.</param>
/// <param name="Rows">How many each table has.</param>
/// <param name="EvidenceFolder">The folder beside the copy in which its evidence lies.</param>
/// <param name="MissingEvidence">Hashes of files that the database names, and that were lost or changed already when it was copied.</param>
public sealed record BackupManifest(
    int Format, DateTime AtUtc, string? LastMigration, long Size, string Sha256, string? AuditHead, SortedDictionary<string, long> Rows,
    string EvidenceFolder, IReadOnlyList<BackupEvidence> Evidence, IReadOnlyList<string> MissingEvidence)
{
    public const int ThisFormat = 1;
    public const string Ending = ".manifest.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        NewLine = "\n",
    };

    /// <summary>Of the copy and the evidence together, in bytes.</summary>
    public long TotalSize() => Size + Evidence.Sum(e => e.Size);

    public static string PathOf(string backup) => backup + Ending;

    /// <exception cref="InvalidDataException">There is none, or it cannot be understood.</exception>
    public static async Task<BackupManifest> ReadAsync(string backup, CancellationToken cancellation = default)
    {
        var path = PathOf(backup);
        if (!File.Exists(path)) throw new InvalidDataException($"{path} is not there. A backup is whole only with its manifest.");
        try
        {
            await using var file = File.OpenRead(path);
            var manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(file, Json, cancellation);
            return manifest switch
            {
                null => throw new InvalidDataException($"{path} is empty. The backup is damaged."),
                { Format: > ThisFormat } => throw new InvalidDataException($"{path} was written by a newer version of this program. Use that version."),
                _ when Path.GetFileName(manifest.EvidenceFolder) != manifest.EvidenceFolder || manifest.EvidenceFolder is "" or "." or ".."
                    || manifest.Evidence.Any(e => !IsHash(e.Sha256)) => throw new InvalidDataException($"{path} names files that are none of a backup. It is damaged."),
                _ => manifest,
            };
        }
        catch (JsonException)
        {
            throw new InvalidDataException($"{path} cannot be understood. The backup is damaged.");
        }
    }

    public async Task WriteAsync(string backup, CancellationToken cancellation = default)
    {
        var (path, part) = (PathOf(backup), $"{PathOf(backup)}.part");
        await using (var file = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            await JsonSerializer.SerializeAsync(file, this, Json, cancellation);
            file.Flush(flushToDisk: true);
        }
        File.Move(part, path);
    }

    private static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);
}
