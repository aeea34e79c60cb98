using EngagementTracker.Web.Hosting;
using EngagementTracker.Web.Ui.Display;

namespace EngagementTracker.Web.Api;

public static class IconEndpoint
{
    /// <summary>The icons of the frame, a file of the program itself: open to all, and kept by browsers.</summary>
    public static void MapIcons(this IEndpointRouteBuilder routes) => routes.MapGet(IconSheet.Path, (HttpResponse response) =>
    {
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.Text(IconSheet.Text, "image/svg+xml");
    }).AllowAnonymous().WithMetadata(new KeptByBrowsers());
}
