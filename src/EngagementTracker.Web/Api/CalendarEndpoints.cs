using System.Security.Cryptography;
using System.Text;
using EngagementTracker.Domain.Calendar;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Calendar;
using EngagementTracker.Web.Features.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace EngagementTracker.Web.Api;

/// <summary>
/// Feeds for calendar programs, which cannot sign in: whoever has the address reads what its owner may read now. The answer to a wrong
/// address has a text of its own, so that no page repeats the address.
/// </summary>
public static class CalendarEndpoints
{
    public static void MapCalendars(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/calendar/{secret}.ics", [HttpMethods.Get, HttpMethods.Head], ReadAsync).AllowAnonymous();
        routes.MapGet("/engagements/{reference}/calendar.ics", EngagementAsync);
    }

    /// <summary>One engagement for one's own calendar.</summary>
    private static async Task<IResult> EngagementAsync(string reference, HttpRequest request, TrackerDbContext db, CancellationToken cancellation)
    {
        var found = await EngagementEntry.Of(db, db.Engagements.AsNoTracking().Where(e => e.Reference == reference)).SingleOrDefaultAsync(cancellation);
        if (found is null) return Results.NotFound();
        db.Begin("DownloadEngagement");
        await db.RecordExportAsync(request.Path, cancellation);
        return Results.Text(CalendarFile.Write([found.ToEvent($"{request.Scheme}://{request.Host}")], "PUBLISH", name: null), CalendarFile.ContentType);
    }

    private static async Task<IResult> ReadAsync(
        string secret, HttpContext context, IServiceScopeFactory scopes, AttemptLimits limits, TimeProvider time, CancellationToken cancellation)
    {
        try
        {
            var attempt = limits.Begin(name: null, context.Connection.RemoteIpAddress);
            // A scope of its own: the browser that asks may be signed in as somebody else.
            await using var scope = scopes.CreateAsyncScope();
            var user = scope.ServiceProvider.GetRequiredService<CurrentUser>();
            user.Address = SignInSetup.AddressOf(context);
            await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync(cancellation);
            if (await FeedDoor.OpenAsync(db, user, secret, cancellation) is not { } feed)
                return Results.Text("There is no such calendar. It may have been revoked.", statusCode: StatusCodes.Status404NotFound);
            attempt.Succeeded();
            return await ContentAsync(context, db, feed, time.GetUtcNow().UtcDateTime, cancellation);
        }
        catch (TooManyAttemptsException trouble)
        {
            return Results.Text(context.Refuse(trouble), statusCode: StatusCodes.Status429TooManyRequests);
        }
    }

    private static async Task<IResult> ContentAsync(HttpContext context, TrackerDbContext db, CalendarFeed feed, DateTime utc, CancellationToken cancellation)
    {
        var site = $"{context.Request.Scheme}://{context.Request.Host}";
        var content = Encoding.UTF8.GetBytes(await FeedContent.WriteAsync(db, feed, site, utc, cancellation));
        await FeedReading.NoteAsync(db, feed, utc, cancellation);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexString(SHA256.HashData(content))}\"");
        return Results.Bytes(content, CalendarFile.ContentType, entityTag: tag);
    }
}
