using CsvHelper;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Commitments;
using EngagementTracker.Web.Ui.Display;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Api;

public static class CommitmentCsv
{
    public static void MapCommitmentCsv(this IEndpointRouteBuilder routes) => routes.MapGet("/commitments.csv", async (
        [AsParameters] CommitmentFilter filter, TrackerDbContext db, CurrentUser user, TimeProvider time, CancellationToken cancellation) =>
    {
        var calendar = await DueCalendar.ReadAsync(db, time, cancellation);
        return Csv.File("commitments", CommitmentList.Rows(db, filter, user.Id, calendar).AsAsyncEnumerable().Select(row => Line(row, calendar)));
    });

    private static CommitmentLine Line(CommitmentRow row, DueCalendar calendar) => new(
        row.Reference, row.Wording, Show.Name(row.Class), Show.Name(row.Owes), row.CounterpartCode, row.Counterpart,
        Show.Name(row.DeadlineKind), row.DeadlineDate, row.DeadlineEvent, row.Owner, row.MadeOn,
        Show.Name(row.State), row.Outcome is { } outcome ? Show.Name(outcome) : null, row.EndedOn, Show.Name(row.Said), CommitmentCells.Evidence(row.Shown),
        Show.Name(row.ScheduleIn(calendar)), Show.Missing(row.Missing), row.IsStale ? "yes" : "no", Show.Name(row.Marking));
}

/// <summary>A commitment as a spreadsheet shows it.</summary>
[CsvRecord]
public sealed partial record CommitmentLine(
    [property: CsvColumn("Reference")] string Reference,
    [property: CsvColumn("Wording")] string Wording,
    [property: CsvColumn("Class")] string Class,
    [property: CsvColumn("Owes")] string Owes,
    [property: CsvColumn("Party")] string CounterpartCode,
    [property: CsvColumn("With")] string Counterpart,
    [property: CsvColumn("Deadline")] string DeadlineKind,
    [property: CsvColumn("Deadline date"), CsvFormat("yyyy-MM-dd")] DateOnly? DeadlineDate,
    [property: CsvColumn("Deadline event")] string? DeadlineEvent,
    [property: CsvColumn("Owner")] string? Owner,
    [property: CsvColumn("Made on"), CsvFormat("yyyy-MM-dd")] DateOnly MadeOn,
    [property: CsvColumn("State")] string State,
    [property: CsvColumn("Outcome")] string? Outcome,
    [property: CsvColumn("Ended on"), CsvFormat("yyyy-MM-dd")] DateOnly? EndedOn,
    [property: CsvColumn("Official standing")] string Official,
    [property: CsvColumn("Evidence standing")] string Evidence,
    [property: CsvColumn("Schedule standing")] string Schedule,
    [property: CsvColumn("Missing")] string Missing,
    [property: CsvColumn("Stale")] string Stale,
    [property: CsvColumn("Marking")] string Marking);
