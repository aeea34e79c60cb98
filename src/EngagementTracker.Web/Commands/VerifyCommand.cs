using System.CommandLine;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Audit;
using EngagementTracker.Web.Hosting;
using Microsoft.Data.Sqlite;

namespace EngagementTracker.Web.Commands;

/// <summary>Checks the audit trail, and that the database is sound. Reads only; the server may run meanwhile.</summary>
internal static class VerifyCommand
{
    public static Command Create(IConfiguration settings)
    {
        var database = new Option<string>("--database") { Description = "The database file; the server's own unless given.", HelpName = "FILE" };
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
        var verify = new Command("verify", "Checks the audit trail entry by entry, and that the database is sound. Changes nothing.") { database, anchors, head };
        verify.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(database) ?? new SqliteConnectionStringBuilder(
                settings.GetConnectionString(DatabaseSetup.ConnectionName) ?? DatabaseSetup.DefaultConnection).DataSource,
            parsed.GetValue(anchors) ?? settings[$"{AuditOptions.Section}:{nameof(AuditOptions.AnchorFile)}"],
            parsed.GetValue(head), cancellation));
        return verify;
    }

    private static async Task<int> RunAsync(string database, string? anchorFile, AuditHead? head, CancellationToken cancellation)
    {
        if (!File.Exists(database)) return await RefuseAsync($"There is no database {database}.");
        try
        {
            var anchors = string.IsNullOrEmpty(anchorFile) ? [] : await AnchorFile.ReadAsync(anchorFile, cancellation);
            if (head is not null) anchors = [.. anchors, new AuditAnchor(head, "the head given with --head")];
            await using var connection = await ReadOnlyDatabase.OpenAsync(database, cancellation);
            var finding = AuditVerifier.Verify(connection, anchors, cancellation: cancellation);
            if (finding.Sentence is not null) return await RefuseAsync(finding.Sentence);
            if (await ReadOnlyDatabase.DamageAsync(connection, cancellation) is { } damage) return await RefuseAsync(damage);
            Console.WriteLine(finding.Head is null ? "The audit trail is empty, and the database is sound."
                : $"{finding.Head.Id} entries, each as it was written, and the database is sound. The trail ends at {finding.Head}.");
            return 0;
        }
        catch (Exception trouble) when (trouble is SqliteException or IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return await RefuseAsync(trouble is SqliteException ? $"The database {database} cannot be read: {trouble.Message}" : trouble.Message);
        }
    }

    private static async Task<int> RefuseAsync(string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return 1;
    }
}
