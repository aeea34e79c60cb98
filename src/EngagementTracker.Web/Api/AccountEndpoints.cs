using EngagementTracker.Web.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace EngagementTracker.Web.Api;

public static class AccountEndpoints
{
    public static void MapAccount(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/account/sign-out", async (SignInManager<User> signIn) =>
        {
            await signIn.SignOutAsync();
            return Results.LocalRedirect(SignInSetup.SignInPath);
        }).WithMetadata(new RequireAntiforgeryTokenAttribute());
}
