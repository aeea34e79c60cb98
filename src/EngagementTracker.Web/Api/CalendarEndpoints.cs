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
    /// <summary>A read sooner after the last one is not noted.</summary>
    private static readonly TimeSpan Noted = TimeSpan.FromMinutes(15);

    public static void MapCalendars(this IEndpointRouteBuilder routes) => routes.MapMethods(
        "/calendar/{secret}.ics", [HttpMethods.Get, HttpMethods.Head], ReadAsync).AllowAnonymous();

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
        await NoteAsync(db, feed, utc, cancellation);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexString(SHA256.HashData(content))}\"");
        return Results.Bytes(content, CalendarFile.ContentType, entityTag: tag);
    }

    /// <summary>
    /// A calendar program asks every few minutes for years: the first read of a day is on record as an export, and when it was last read
    /// stands with the feed.
    /// </summary>
    private static async Task NoteAsync(TrackerDbContext db, CalendarFeed feed, DateTime utc, CancellationToken cancellation)
    {
        if (utc - feed.LastReadUtc < Noted) return;
        db.Begin(new ReadFeed());
        var first = feed.LastReadUtc?.Date != utc.Date;
        feed.ReadAt(utc);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.SaveChangesAsync(cancellation);
        if (first) await db.RecordExportAsync($"calendar feed {feed.Id.Value}: {await FeedContent.NameAsync(db, feed, cancellation)}", cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Names the use case in the audit trail.</summary>
    private sealed class ReadFeed;
}
