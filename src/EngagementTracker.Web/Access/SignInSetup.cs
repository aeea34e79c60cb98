using EngagementTracker.Web.Data;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Identity;

namespace EngagementTracker.Web.Access;

public static class SignInSetup
{
    public const string SignInPath = "/account/sign-in";

    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddIdentityCore<User>(options =>
            {
                options.Password.RequiredLength = 10;
                options.Password.RequireNonAlphanumeric = false;
                options.Lockout.MaxFailedAccessAttempts = 10;
            })
            .AddEntityFrameworkStores<TrackerDbContext>()
            .AddSignInManager<RecordedSignIn>()
            .AddClaimsPrincipalFactory<UserClaims>();
        services.AddScoped<IUserConfirmation<User>, NotDisabled>();
        services.Configure<IdentityOptions>(options => options.SignIn.RequireConfirmedAccount = true);
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.LoginPath = SignInPath;
            cookie.AccessDeniedPath = "/account/not-permitted";
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
        });
        services.AddAuthorization(options =>
        {
            options.FallbackPolicy = options.DefaultPolicy;
            foreach (var permission in Enum.GetValues<Permission>())
            {
                options.AddPolicy(permission.ToString(), policy => policy.RequireAuthenticatedUser().RequireAssertion(context =>
                    Enum.TryParse<Domain.Access.Roles>(context.User.FindFirst(CurrentUser.RolesClaim)?.Value, out var roles) && roles.May(permission)));
            }
        });
        services.AddOptions<AttemptOptions>();
        services.AddSingleton<AttemptLimits>();
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, CircuitWatch>();
        services.AddScoped<CircuitHandler, CircuitUser>();
    }

    /// <summary>Puts the request's user into the request's scope.</summary>
    public static void UseCurrentUser(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var user = context.RequestServices.GetRequiredService<CurrentUser>();
        user.Address = AddressOf(context);
        user.Become(context.User);
        return next();
    });

    /// <summary>Where a request comes from, as the server sees it; an IPv4 address always reads as one.</summary>
    public static string? AddressOf(HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        { IsIPv4MappedToIPv6: true } address => address.MapToIPv4().ToString(),
        var address => address?.ToString(),
    };

    /// <summary>Identity asks whether an account is confirmed before each sign-in; here that means: not disabled.</summary>
    private sealed class NotDisabled : IUserConfirmation<User>
    {
        public Task<bool> IsConfirmedAsync(UserManager<User> manager, User user) => Task.FromResult(!user.IsDisabled);
    }
}
