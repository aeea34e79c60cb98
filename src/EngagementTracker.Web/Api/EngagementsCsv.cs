using CsvHelper;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Engagements;
using EngagementTracker.Web.Ui.Display;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Api;

public static class EngagementsCsv
{
    public static void MapEngagementsCsv(this IEndpointRouteBuilder routes) => routes.MapGet(
        "/engagements.csv",
        ([AsParameters] EngagementFilter filter, IDbContextFactory<TrackerDbContext> contexts) => Csv.File("engagements", LinesAsync(filter, contexts)));

    private static async IAsyncEnumerable<EngagementCsvLine> LinesAsync(EngagementFilter filter, IDbContextFactory<TrackerDbContext> contexts)
    {
        await using var db = await contexts.CreateDbContextAsync();
        await foreach (var row in EngagementList.Rows(db, filter).AsAsyncEnumerable())
        {
            yield return new EngagementCsvLine(
                row.Reference, row.Date, row.Start, Show.Name(row.Kind), Show.Name(row.State), Show.Name(row.Channel), row.Counterpart,
                string.Join("; ", row.Principals), string.Join("; ", row.Topics), row.Commitments, Show.Name(row.Marking));
        }
    }
}

/// <summary>An engagement as a spreadsheet shows it.</summary>
[CsvRecord]
public sealed partial record EngagementCsvLine(
    [property: CsvColumn("Reference")] string Reference,
    [property: CsvColumn("Date"), CsvFormat("yyyy-MM-dd")] DateOnly Date,
    [property: CsvColumn("Start"), CsvFormat("HH:mm")] TimeOnly? Start,
    [property: CsvColumn("Kind")] string Kind,
    [property: CsvColumn("State")] string State,
    [property: CsvColumn("Channel")] string Channel,
    [property: CsvColumn("With")] string With,
    [property: CsvColumn("Principals")] string Principals,
    [property: CsvColumn("Topics")] string Topics,
    [property: CsvColumn("Commitments")] int Commitments,
    [property: CsvColumn("Marking")] string Marking);
