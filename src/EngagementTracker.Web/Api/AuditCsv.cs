using System.Text.Json;
using CsvHelper;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Audit;
using EngagementTracker.Web.Features.Admin;
using EngagementTracker.Web.Ui.History;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Api;

public static class AuditCsv
{
    private const int Batch = 500;

    public static void MapAuditCsv(this IEndpointRouteBuilder routes) => routes.MapGet(
        "/admin/audit.csv",
        ([AsParameters] AuditFilter filter, IDbContextFactory<TrackerDbContext> contexts, CurrentUser user) =>
            Csv.File("audit", LinesAsync(filter, contexts, user)))
        .RequireAuthorization(nameof(Permission.ReadAudit));

    private static async IAsyncEnumerable<AuditCsvLine> LinesAsync(AuditFilter filter, IDbContextFactory<TrackerDbContext> contexts, CurrentUser user)
    {
        await using var db = await contexts.CreateDbContextAsync();
        await using var names = await contexts.CreateDbContextAsync();
        await foreach (var batch in AuditList.Rows(db, filter, user).AsAsyncEnumerable().Chunk(Batch))
        {
            var rows = batch.Select(row => (Row: row, Fields: JsonSerializer.Deserialize<List<FieldChange>>(row.Changes)!)).ToList();
            var words = await FieldWords.ReadAsync(names, [.. rows.SelectMany(r => r.Fields)]);
            foreach (var (row, fields) in rows)
            {
                yield return new AuditCsvLine(
                    row.Id, row.AtUtc, row.Who, row.Address, AuditWords.Action(row.Action), FieldWords.Words(row.UseCase), row.Record,
                    FieldWords.Words(row.Entity), string.Join("; ", words.Of(fields).Select(f => $"{f.Label}: {f.Old} → {f.New}")));
            }
        }
    }
}

/// <summary>An entry of the audit trail as a spreadsheet shows it.</summary>
[CsvRecord]
public sealed partial record AuditCsvLine(
    [property: CsvColumn("Entry")] long Id,
    [property: CsvColumn("At (UTC)"), CsvFormat("yyyy-MM-dd HH:mm:ss")] DateTime AtUtc,
    [property: CsvColumn("Who")] string Who,
    [property: CsvColumn("From")] string? Address,
    [property: CsvColumn("What")] string Action,
    [property: CsvColumn("Doing what")] string UseCase,
    [property: CsvColumn("Record")] string Record,
    [property: CsvColumn("Kind of row")] string Entity,
    [property: CsvColumn("Details")] string Details);
