using System.Globalization;
using EngagementTracker.Web.Access;

namespace EngagementTracker.Web.Features.SignIn;

public static class TooMany
{
    /// <summary>Marks the answer as refused for a while; gives the sentence for the reader.</summary>
    public static string Refuse(this HttpContext context, TooManyAttemptsException trouble)
    {
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = Math.Ceiling(trouble.Wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return trouble.Message;
    }
}
