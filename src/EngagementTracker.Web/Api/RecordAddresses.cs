using EngagementTracker.Domain.Merges;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Merges;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Api;

/// <summary>
/// A record's page runs in a circuit, which begins after the answer was sent; so whether there is such a record is looked up before,
/// and its absence is a real 404.
/// </summary>
public static class RecordAddresses
{
    public static void UseRecordAddresses(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (HttpMethods.IsGet(context.Request.Method) && context.GetEndpoint() is not null
            && context.Request.Path.Value?.Split('/', StringSplitOptions.RemoveEmptyEntries) is [var kind, var key, ..]
            && context.User.Identity is { IsAuthenticated: true }
            && !await ExistsAsync(context.RequestServices.GetRequiredService<TrackerDbContext>(), kind, Uri.UnescapeDataString(key), context.RequestAborted))
        {
            if (await MovedAsync(context.RequestServices.GetRequiredService<TrackerDbContext>(), kind, Uri.UnescapeDataString(key), context.RequestAborted) is { } path)
            {
                context.Response.Redirect(path);
                return;
            }
            // Hidden or missing: the same answer after the same work.
            await context.RequestServices.GetRequiredService<TrackerDbContext>().RefuseAddressAsync(context.Request.Path);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        await next(context);
    });

    /// <summary>Where the record is that this one was merged into.</summary>
    private static async Task<string?> MovedAsync(TrackerDbContext db, string folder, string key, CancellationToken cancellation)
    {
        foreach (var kind in Enum.GetValues<MergedKind>())
        {
            if (MergedAway.FolderOf(kind) == folder && await MergedAway.KeptKeyAsync(db, kind, key, cancellation) is { } kept) return MergedAway.PathOf(kind, kept);
        }
        return null;
    }

    private static async Task<bool> ExistsAsync(TrackerDbContext db, string kind, string key, CancellationToken cancellation) => kind switch
    {
        "engagements" => key == "new" || await db.Engagements.AnyAsync(e => e.Reference == key, cancellation),
        "commitments" => await db.Commitments.AnyAsync(c => c.Reference == key, cancellation),
        "follow-ups" => key == "new" || await db.FollowUps.AnyAsync(f => f.Reference == key, cancellation),
        "parties" => await db.Parties.AnyAsync(p => p.Code == key, cancellation),
        "people" => key == "new" || (long.TryParse(key, out var id) && await db.People.AnyAsync(p => p.Id == new Domain.People.PersonId(id), cancellation)),
        "topics" => key == "new" || await db.Topics.AnyAsync(t => t.Slug == key, cancellation),
        "events" => key == "new" || (long.TryParse(key, out var number) && await db.CalendarEvents.AnyAsync(e => e.Id == new Domain.Calendar.CalendarEventId(number), cancellation)),
        _ => true,
    };
}
