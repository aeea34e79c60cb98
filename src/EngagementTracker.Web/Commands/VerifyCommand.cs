using System.CommandLine;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Audit;
using EngagementTracker.Web.Data.Backups;
using EngagementTracker.Web.Data.Files;
using EngagementTracker.Web.Hosting;
using Microsoft.Data.Sqlite;

namespace EngagementTracker.Web.Commands;

/// <summary>Checks the audit trail, and that the database is sound. Reads only; the server may run meanwhile.</summary>
internal static class VerifyCommand
{
    public static Command Create(IConfiguration settings)
    {
        var database = DatabaseOption.Create();
        var anchors = new Option<string>("--anchors") { Description = "The file of noted heads; Audit:AnchorFile unless given.", HelpName = "FILE" };
        var head = new Option<AuditHead>("--head")
        {
            Description = "A head noted elsewhere, such as in the log, which the trail must contain.",
            HelpName = "ID:HASH",
            CustomParser = result =>
            {
                if (AuditHead.TryParse(result.Tokens[0].Value, out var parsed)) return parsed;
                result.AddError($"“{result.Tokens[0].Value}” is no head. A head is {AuditHead.Form}.");
                return null;
            },
        };
        var verify = new Command("verify", "Checks the audit trail entry by entry, that the database is sound, that its records agree with each other, and its files of evidence. Changes nothing.")
        {
            database, anchors, head,
        };
        verify.SetAction((parsed, cancellation) =>
        {
            var file = DatabaseOption.Of(parsed.GetValue(database), settings);
            return DatabaseOption.SayAsync(file.Name, () => RunAsync(
                file, parsed.GetValue(anchors) ?? settings[$"{AuditOptions.Section}:{nameof(AuditOptions.AnchorFile)}"], parsed.GetValue(head), cancellation));
        });
        return verify;
    }

    private static async Task<string> RunAsync(DatabaseFile database, string? anchorFile, AuditHead? head, CancellationToken cancellation)
    {
        if (!File.Exists(database.Path)) throw new InvalidDataException($"There is no database {database.Name}.");
        var anchors = string.IsNullOrEmpty(anchorFile) ? [] : await AnchorFile.ReadAsync(anchorFile, cancellation);
        if (head is not null) anchors = [.. anchors, new AuditAnchor(head, "the head given with --head")];
        await using var connection = await ReadOnlyDatabase.OpenAsync(database.Path, cancellation);
        var applied = await SchemaVersion.AppliedAsync(connection, cancellation);
        if (SchemaVersion.NewerThanThis(applied, $"The database {database.Name}") is { } newer) throw new InvalidDataException(newer);
        if (applied.Count < SchemaVersion.Known.Count) throw new InvalidDataException($"{database.Name} is no database of this version. Start this version on it once, or verify it with its own.");
        var finding = AuditVerifier.Verify(connection, anchors, cancellation: cancellation);
        if ((finding.Sentence ?? await RecordFaultAsync(connection, cancellation) ?? await EvidenceFaultAsync(connection, database, cancellation)) is { } fault)
            throw new InvalidDataException(fault);
        return finding.Head is null ? "The audit trail is empty, and the database is sound."
            : $"{finding.Head.Id} entries, each as it was written, and the database is sound. The trail ends at {finding.Head}.";
    }

    private static async Task<string?> RecordFaultAsync(SqliteConnection connection, CancellationToken cancellation)
    {
        // One transaction, so that all of it is asked of the same state, whatever is written meanwhile.
        await using var transaction = connection.BeginTransaction(deferred: true);
        return await ReadOnlyDatabase.DamageAsync(connection, cancellation) ?? await RecordChecks.FaultAsync(connection, cancellation);
    }

    private static async Task<string?> EvidenceFaultAsync(SqliteConnection connection, DatabaseFile database, CancellationToken cancellation)
    {
        foreach (var sha256 in (await BackupContents.ReadAsync(connection, cancellation)).Evidence)
        {
            var path = EvidenceStore.PathIn(database.EvidenceFolder, sha256);
            if (!File.Exists(path)) return $"The file of evidence {path} is missing.";
            if ((await BackupWriter.HashAsync(path, cancellation)).Hash != sha256) return $"The file of evidence {path} is not the one that was taken in.";
        }
        return null;
    }
}
