using System.CommandLine;
using EngagementTracker.Web.Data.Backups;

namespace EngagementTracker.Web.Commands;

/// <summary>Makes one consistent copy of the database and its evidence; servers go on writing.</summary>
internal static class BackupCommand
{
    public static Command Create(IConfiguration settings)
    {
        var file = new Argument<string>("file") { Description = "Where the copy goes. Beside it: FILE.manifest.json and the folder FILE-evidence.", HelpName = "FILE" };
        var database = DatabaseOption.Create();
        var backup = new Command("backup", "Copies the database with its evidence, checked, and with a manifest. The server may run meanwhile.") { file, database };
        backup.SetAction((parsed, cancellation) =>
        {
            var from = DatabaseOption.Of(parsed.GetValue(database), settings);
            return DatabaseOption.SayAsync(from.Name, async () =>
            {
                if (!File.Exists(from.Path)) throw new InvalidDataException($"There is no database {from.Name}.");
                var target = parsed.GetValue(file)!;
                if (Path.GetDirectoryName(Path.GetFullPath(target)) is { } folder) Directory.CreateDirectory(folder);
                var manifest = await BackupWriter.WriteAsync(from, target, $"{Path.GetFileName(target)}-evidence", TimeProvider.System.GetUtcNow().UtcDateTime, null, cancellation);
                return $"{target}: {manifest.Rows.Values.Sum()} rows of {manifest.Rows.Count} tables, {manifest.Evidence.Count} files of evidence, SHA-256 {manifest.Sha256}."
                    + (manifest.MissingEvidence.Count == 0 ? "" : $" Lost or changed, and so not in it: {string.Join(", ", manifest.MissingEvidence)}.");
            });
        });
        return backup;
    }
}
