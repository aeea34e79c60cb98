namespace EngagementTracker.Web.Api;

/// <summary>What a list shows, whole, as CSV: the same address with the same filters.</summary>
public static class CsvEndpoints
{
    public static void MapCsv(this IEndpointRouteBuilder routes)
    {
        routes.MapEngagementsCsv();
        routes.MapCommitmentCsv();
        routes.MapDeadlinesCsv();
        routes.MapAssessmentsCsv();
        routes.MapDirectoryCsv();
        routes.MapAuditCsv();
    }
}
