using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Search.Palette;

namespace EngagementTracker.Web.Api;

/// <summary>What the palette finds for what was typed. Not asked through the circuit, which has no part in it until something is chosen.</summary>
public static class PaletteEndpoint
{
    public static void MapPalette(this IEndpointRouteBuilder routes) => routes.MapGet(
        "/palette", (string? q, TrackerDbContext db, CurrentUser user, TimeProvider time, CancellationToken cancellation) =>
            new PaletteSearch(db, user, time).ReadAsync(q, cancellation));
}
