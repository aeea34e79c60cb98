using CsvHelper;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Assessments;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Api;

public static class AssessmentsCsv
{
    public static void MapAssessmentsCsv(this IEndpointRouteBuilder routes) => routes.MapGet(
        "/assessments.csv",
        ([AsParameters] AssessmentsFilter filter, IDbContextFactory<TrackerDbContext> contexts) => Csv.File("assessments", LinesAsync(filter, contexts)));

    private static async IAsyncEnumerable<AssessmentTotalLine> LinesAsync(AssessmentsFilter filter, IDbContextFactory<TrackerDbContext> contexts)
    {
        await using var db = await contexts.CreateDbContextAsync();
        (string By, IQueryable<AssessmentTotal> Totals)[] kinds =
        [
            ("All", AssessmentTotals.All(db, filter)), ("Party", AssessmentTotals.ByParty(db, filter)),
            ("Topic", AssessmentTotals.ByTopic(db, filter)), ("Year", AssessmentTotals.ByYear(db, filter)),
        ];
        foreach (var (by, totals) in kinds)
        {
            await foreach (var total in totals.OrderBy(t => t.Name).ThenBy(t => t.Key).AsAsyncEnumerable())
            {
                yield return new AssessmentTotalLine(
                    by, total.Key, total.Name, total.Commitments, total.Assessments, total.Average, total.High, total.HighShare,
                    total.IsEnough ? null : total.TooFew);
            }
        }
    }
}

/// <summary>The total of a party, topic or year as a spreadsheet shows it.</summary>
[CsvRecord]
public sealed partial record AssessmentTotalLine(
    [property: CsvColumn("By")] string By,
    [property: CsvColumn("Key")] string Key,
    [property: CsvColumn("Name")] string Name,
    [property: CsvColumn("Commitments")] int Commitments,
    [property: CsvColumn("Assessments")] int Assessments,
    [property: CsvColumn("Average G7 score")] decimal? Average,
    [property: CsvColumn("High completion")] int High,
    [property: CsvColumn("High completion, %")] int? HighShare,
    [property: CsvColumn("Too few for an average")] string? TooFew);
