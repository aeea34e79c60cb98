using CsvHelper;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Deadlines;
using EngagementTracker.Web.Ui.Display;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Api;

public static class DeadlinesCsv
{
    public static void MapDeadlinesCsv(this IEndpointRouteBuilder routes) => routes.MapGet(
        "/deadlines.csv",
        ([AsParameters] DeadlinesFilter filter, IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, TimeProvider time) =>
            Csv.File("deadlines", LinesAsync(filter, contexts, user, time)));

    private static async IAsyncEnumerable<DeadlineLine> LinesAsync(
        DeadlinesFilter filter, IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, TimeProvider time)
    {
        await using var db = await contexts.CreateDbContextAsync();
        var calendar = await DueCalendar.ReadAsync(db, time);
        await foreach (var row in DeadlineList.Items(db, filter, user).In(filter.Section, calendar).Rows(db, filter.Sort).AsAsyncEnumerable())
        {
            yield return new DeadlineLine(
                row.Reference, DueWords.Name(row.Kind), row.What, row.PartyCode, row.PartyName, row.Owner, row.Unit,
                Show.Name(row.Deadline), row.DueOn, row.Event,
                DeadlinesFilter.NameOf(DueSections.Of(row.Deadline, row.DueOn, row.OwnerId, row.UnitId, calendar)), Show.Name(row.Marking));
        }
    }
}

/// <summary>An open item as a spreadsheet shows it.</summary>
[CsvRecord]
public sealed partial record DeadlineLine(
    [property: CsvColumn("Reference")] string Reference,
    [property: CsvColumn("Kind")] string Kind,
    [property: CsvColumn("What")] string What,
    [property: CsvColumn("Party")] string PartyCode,
    [property: CsvColumn("With")] string Party,
    [property: CsvColumn("Owner")] string? Owner,
    [property: CsvColumn("Unit")] string Unit,
    [property: CsvColumn("Deadline")] string Deadline,
    [property: CsvColumn("Due"), CsvFormat("yyyy-MM-dd")] DateOnly? DueOn,
    [property: CsvColumn("Event")] string? Event,
    [property: CsvColumn("When due")] string Section,
    [property: CsvColumn("Marking")] string Marking);
