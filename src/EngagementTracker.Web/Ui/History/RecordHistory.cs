using System.Text.Json;
using EngagementTracker.Domain.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Audit;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Ui.History;

/// <summary>What one person did to a record in one save.</summary>
public sealed record HistoryEntry(DateTime AtUtc, string Who, string UseCase, IReadOnlyList<HistoryLine> Lines);

/// <summary>One row of the record: "Participant added", with its fields in words.</summary>
public sealed record HistoryLine(string Title, IReadOnlyList<HistoryField> Fields);

/// <summary>What was changed in one record, in words. Who read it is in the audit trail only.</summary>
public sealed class RecordHistory(IDbContextFactory<TrackerDbContext> contexts)
{
    public const int Most = 200;

    public async Task<IReadOnlyList<HistoryEntry>> ReadAsync(string record, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var rows = await Rows(db, record).ToListAsync(cancellation);
        var parsed = rows.Select(r => (Row: r, Fields: JsonSerializer.Deserialize<List<FieldChange>>(r.Changes)!)).ToList();
        var words = await FieldWords.ReadAsync(db, [.. parsed.SelectMany(p => p.Fields)], cancellation);
        return
        [
            .. parsed.GroupBy(p => (p.Row.AtUtc, p.Row.ActorName, p.Row.UseCase)).Select(save => new HistoryEntry(
                save.Key.AtUtc, save.Key.ActorName, FieldWords.Words(save.Key.UseCase),
                [.. save.Reverse().Select(p => new HistoryLine(Title(p.Row), words.Of(p.Fields)))])),
        ];
    }

    public static IQueryable<AuditEntry> Rows(TrackerDbContext db, string record) => db.AuditEntries.AsNoTracking()
        .Where(a => a.Record == record && (a.Action == AuditAction.Added || a.Action == AuditAction.Changed || a.Action == AuditAction.Removed))
        .OrderByDescending(a => a.Id).Take(Most);

    private static string Title(AuditEntry row) => row.Entity switch
    {
        nameof(BreakGlass) => "Opened by break glass",
        nameof(NeedToKnow) => $"Need-to-know list: {Done(row)}",
        _ => $"{FieldWords.Words(row.Entity)} {Done(row)}",
    };

    private static string Done(AuditEntry row) => row.Action.ToString().ToLowerInvariant();
}
