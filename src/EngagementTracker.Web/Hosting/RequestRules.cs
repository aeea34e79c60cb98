using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;

namespace EngagementTracker.Web.Hosting;

/// <summary>What no request may be, whatever its address.</summary>
public static class RequestRules
{
    public static void UseRequestRules(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (Objection(context.Request) is (var status, var sentence))
        {
            context.Response.StatusCode = status;
            await context.Response.WriteAsync(sentence, context.RequestAborted);
            return;
        }
        // Where web sockets are blocked, a circuit's messages come as bodies.
        if (context.Request.Path.StartsWithSegments("/_blazor") && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = Defences.MessageLimit;
        await next(context);
    });

    /// <summary>
    /// Stands after UseAntiforgery, which only notes that a token is missing or false: pages look at the note, an endpoint that binds no
    /// form does not.
    /// </summary>
    public static void UseAntiforgeryRefusal(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false }) return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        // The page that says so passes here again, with the same request: it must not be taken for the form that was refused.
        context.Features.Set<IAntiforgeryValidationFeature>(null);
        context.Request.Method = HttpMethods.Get;
        return Task.CompletedTask;
    });

    private static (int Status, string Sentence)? Objection(HttpRequest request)
    {
        if (request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true)
            return (StatusCodes.Status415UnsupportedMediaType, "No page takes files.");
        // SameSite lets a neighbouring host of the same domain send the cookie along, and a web socket carries no token; its origin gives it away.
        var opens = !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) || request.Headers.ContainsKey("Sec-WebSocket-Key");
        return opens && request.Headers.Origin is [{ } origin] && !IsOurs(origin, request.Host)
            ? (StatusCodes.Status403Forbidden, "Sent from another site.")
            : null;
    }

    private static bool IsOurs(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Authority.Equals(host.Value, StringComparison.OrdinalIgnoreCase);
}
