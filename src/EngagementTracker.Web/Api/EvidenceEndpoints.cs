using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace EngagementTracker.Web.Api;

/// <summary>Files of evidence, only ever as downloads: nothing that somebody uploaded is shown by the browser as a page of ours.</summary>
public static class EvidenceEndpoints
{
    public static void MapEvidence(this IEndpointRouteBuilder routes) => routes.MapGet("/commitments/{reference}/evidence/{id:long}", async (
        string reference, long id, HttpResponse response, TrackerDbContext db, EvidenceStore store, ILoggerFactory loggers, CancellationToken cancellation) =>
    {
        var found = await db.Evidence.AsNoTracking().Where(e => e.Id == new EvidenceId(id) && e.Kind == EvidenceKind.File)
            .Join(db.Commitments.Where(c => c.Reference == reference), e => e.CommitmentId, c => c.Id, (e, c) => new { e.FileName, e.ContentType, e.Sha256, c.Marking })
            .SingleOrDefaultAsync(cancellation);
        if (found is null) return Results.NotFound();
        if (await store.OpenAsync(found.Sha256!, cancellation) is not { } content)
        {
            loggers.CreateLogger(nameof(EvidenceEndpoints)).LogError("Evidence {Id} of {Reference} is missing from the store, or is not what was taken in.", id, reference);
            return Results.Text("This file is not in the store as it was taken in. Tell your administrator; the record of it stands.", statusCode: StatusCodes.Status410Gone);
        }
        await db.RecordReadAsync(new DownloadEvidence(), reference, nameof(Evidence), found.Marking, cancellation);
        // By hand: the framework would write the name into the log.
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(found.FileName);
        response.Headers.ContentDisposition = disposition.ToString();
        return Results.Stream(content, found.ContentType);
    });

    /// <summary>Names the use case in the audit trail.</summary>
    private sealed class DownloadEvidence;
}
