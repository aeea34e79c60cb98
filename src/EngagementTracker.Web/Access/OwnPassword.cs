using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;

namespace EngagementTracker.Web.Access;

/// <summary>
/// A password that somebody else has set opens one page: the one where it is changed. Enforced before any page, export or circuit is
/// reached, so that what is added later is behind it too.
/// </summary>
public static class OwnPassword
{
    public const string ChangePath = "/account/password";
    public const string SignOutPath = "/account/sign-out";

    public static void UseOwnPassword(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!context.RequestServices.GetRequiredService<CurrentUser>().MustChangePassword || IsOpen(context))
            await next(context);
        else if (HttpMethods.IsGet(context.Request.Method) && !context.Request.Path.StartsWithSegments("/_blazor"))
            context.Response.Redirect(ChangePath);
        else
            Refuse(context);
    });

    private static void Refuse(HttpContext context)
    {
        // No page for it: nobody reads what a script or a forged form is answered.
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
    }

    private static bool IsOpen(HttpContext context) =>
        context.Request.Path.Equals(ChangePath, StringComparison.OrdinalIgnoreCase)
        || context.Request.Path.Equals(SignOutPath, StringComparison.OrdinalIgnoreCase)
        || context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null;
}
