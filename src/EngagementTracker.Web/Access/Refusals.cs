using EngagementTracker.Web.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Access;

/// <summary>Puts on record that somebody who is signed in asked for an address that their role does not allow.</summary>
public sealed class Refusals : IAuthorizationMiddlewareResultHandler
{
    public const string UseCase = "OpenAddress";
    private readonly AuthorizationMiddlewareResultHandler handler = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Forbidden)
        {
            await using var db = await context.RequestServices.GetRequiredService<IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync(context.RequestAborted);
            await db.RefuseAddressAsync(context.Request.Path);
        }
        await handler.HandleAsync(next, context, policy, authorizeResult);
    }
}

public static class RefusedAddress
{
    private const int Longest = 500;

    /// <param name="address">As it was typed.</param>
    public static async Task RefuseAddressAsync(this TrackerDbContext db, string? address)
    {
        db.Begin(Refusals.UseCase);
        var typed = address ?? "";
        await db.RefuseAsync(typed[..Math.Min(typed.Length, Longest)]);
    }
}
