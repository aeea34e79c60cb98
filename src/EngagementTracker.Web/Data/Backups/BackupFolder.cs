using System.Text.Json;
using System.Text.RegularExpressions;
using EngagementTracker.Web.Data.Files;

namespace EngagementTracker.Web.Data.Backups;

/// <summary>A backup that is whole, by its manifest.</summary>
public sealed record KeptBackup(string File, BackupManifest Manifest);

/// <summary>What the last attempt came to.</summary>
/// <param name="File">The name of the backup that was made.</param>
/// <param name="Trouble">Why none was made; <see langword="null"/> if one was.</param>
public sealed record BackupResult(DateTime AtUtc, string By, string? File, string? Trouble);

/// <summary>The folder of the backups that this program makes. It is its own record: no table knows of it.</summary>
public sealed partial class BackupFolder(string folder, DatabaseFile database)
{
    /// <summary>All backups of the folder share it: files of evidence go by their hash, and most are the same each day.</summary>
    public const string EvidenceFolder = "evidence";

    private string Start => $"{Path.GetFileNameWithoutExtension(database.Path)}-";

    private string ResultFile => Path.Combine(folder, "last-result.json");

    /// <summary>Only one is made here at a time, by whatever program.</summary>
    /// <returns><see langword="null"/> while another is being made.</returns>
    public DatabaseUse? Enter()
    {
        Directory.CreateDirectory(folder);
        return DatabaseUse.Alone(Path.Combine(folder, "in-use"));
    }

    public string NameAt(DateTime utc) => Path.Combine(folder, $"{Start}{utc:yyyyMMdd'T'HHmmss'Z'}.db");

    /// <summary>The newest first. What is not whole, or cannot be read, is none.</summary>
    public async Task<IReadOnlyList<KeptBackup>> ListAsync(CancellationToken cancellation = default)
    {
        if (!Directory.Exists(folder)) return [];
        var kept = new List<KeptBackup>();
        foreach (var file in OwnFiles("*.db").Where(f => File.Exists(BackupManifest.PathOf(f))))
        {
            try
            {
                var manifest = await BackupManifest.ReadAsync(file, cancellation);
                if (new FileInfo(file).Length == manifest.Size) kept.Add(new KeptBackup(file, manifest));
            }
            catch (Exception trouble) when (trouble is InvalidDataException or IOException or UnauthorizedAccessException)
            {
                // Not one to rely on, and so not one to count.
            }
        }
        return [.. kept.OrderByDescending(k => k.Manifest.AtUtc)];
    }

    public async Task<BackupResult?> LastResultAsync(CancellationToken cancellation = default)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupResult>(await File.ReadAllTextAsync(ResultFile, cancellation));
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    public async Task NoteAsync(BackupResult result, CancellationToken cancellation = default)
    {
        await File.WriteAllTextAsync($"{ResultFile}.part", JsonSerializer.Serialize(result), cancellation);
        File.Move($"{ResultFile}.part", ResultFile, overwrite: true);
    }

    /// <summary>Removes the oldest beyond so many, and what only they needed. Called while the folder is entered.</summary>
    public async Task PruneAsync(int keep, CancellationToken cancellation = default)
    {
        var all = await ListAsync(cancellation);
        foreach (var old in all.Skip(keep))
        {
            // The manifest first: without it, what is left is no backup any more.
            File.Delete(BackupManifest.PathOf(old.File));
            File.Delete(old.File);
        }
        // A kill between the copy and its manifest leaves a copy alone.
        foreach (var alone in OwnFiles("*.db").Where(f => !File.Exists(BackupManifest.PathOf(f)))) File.Delete(alone);
        foreach (var partial in OwnFiles("*.part*")) File.Delete(partial);
        await ForgetEvidenceAsync(cancellation);
    }

    /// <summary>Those that were named by <see cref="NameAt"/>; whatever else lies in the folder is not ours to count or to remove.</summary>
    private IEnumerable<string> OwnFiles(string pattern) =>
        Directory.GetFiles(folder, Start + pattern).Where(f => Instant().IsMatch(Path.GetFileName(f).AsSpan(Start.Length)));

    [GeneratedRegex(@"^\d{8}T\d{6}Z\.db(\.|$)")]
    private static partial Regex Instant();

    /// <summary>Keeps whatever any manifest names, also of another database that shares the folder.</summary>
    private async Task ForgetEvidenceAsync(CancellationToken cancellation)
    {
        var evidence = Path.Combine(folder, EvidenceFolder);
        if (!Directory.Exists(evidence)) return;
        var named = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            foreach (var manifest in Directory.EnumerateFiles(folder, $"*{BackupManifest.Ending}"))
                named.UnionWith((await BackupManifest.ReadAsync(manifest[..^BackupManifest.Ending.Length], cancellation)).Evidence.Select(e => EvidenceStore.PathIn(evidence, e.Sha256)));
        }
        catch (InvalidDataException)
        {
            return; // Nobody knows what that one needs.
        }
        foreach (var file in Directory.EnumerateFiles(evidence, "*", SearchOption.AllDirectories).Where(f => !named.Contains(f))) File.Delete(file);
    }
}
