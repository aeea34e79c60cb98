using EngagementTracker.Web.Access;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;

namespace EngagementTracker.Web.Hosting;

/// <summary>What stands between the web and the pages: HTTPS, cookies, proxies, sizes, headers (docs/security.md).</summary>
public static class Defences
{
    /// <summary>Bytes. The largest form is the one that makes the first administrator.</summary>
    public const int BodyLimit = 64 * 1024;

    /// <summary>Bytes; a circuit's message of any transport (docs/decisions/0003-large-messages.md).</summary>
    public const int MessageLimit = 32 * 1024 * 1024;

    /// <summary>Says <see langword="false"/>, after one plain line on standard error, when a production server would send secrets unencrypted.</summary>
    public static async Task<bool> IsReachedSafelyAsync(this WebApplicationBuilder builder)
    {
        if (Reach.Objection(builder.Configuration, builder.Environment) is not { } objection) return true;
        await Console.Error.WriteLineAsync(objection);
        return false;
    }

    public static void AddDefences(this WebApplicationBuilder builder)
    {
        // ASPNETCORE_FORWARDEDHEADERS_ENABLED would trust the headers of anybody; only Web:TrustedProxies are trusted.
        builder.Configuration["ForwardedHeaders_Enabled"] = "false";
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyLimit;
        });
        builder.Services.Configure<AttemptOptions>(builder.Configuration.GetSection(AttemptOptions.Section));
        // SignIn:ValidationInterval, for sessions and circuits alike.
        builder.Services.Configure<SecurityStampValidatorOptions>(builder.Configuration.GetSection(AttemptOptions.Section));
        var reach = new Reach(builder.Configuration);
        builder.Services.AddSingleton(reach);
        builder.Services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        builder.Services.AddHttpsRedirection(redirection => redirection.HttpsPort = reach.TrustedProxies.Count > 0 ? 443 : null);
        builder.Services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var proxy in reach.TrustedProxies) forwarded.KnownIPNetworks.Add(proxy);
        });
        builder.Services.ConfigureApplicationCookie(options => Protect(options.Cookie, "tracker", reach.IsHttps));
        builder.Services.AddAntiforgery(options => Protect(options.Cookie, "tracker-form", reach.IsHttps));
    }

    public static void UseDefences(this WebApplication app)
    {
        var reach = app.Services.GetRequiredService<Reach>();
        if (reach.TrustedProxies.Count > 0) app.UseForwardedHeaders();
        app.UseSecurityHeaders(PageHeaders.Policies(reach.IsHttps));
        app.UseNoStore();
        if (!app.Environment.IsDevelopment())
        {
            app.UseExceptionHandler("/error");
            app.UseHsts();
        }
        if (reach.IsHttps) app.UseHttpsRedirection();
        app.UseRequestRules();
    }

    /// <summary>
    /// Lax and not Strict: a link to a record in a mail must not ask for sign-in again. What changes something carries a token as well.
    /// The prefix makes the browser refuse a cookie that a neighbouring host or an unencrypted page has planted.
    /// </summary>
    private static void Protect(CookieBuilder cookie, string name, bool https)
    {
        cookie.Name = https ? $"__Host-{name}" : name;
        cookie.SecurePolicy = https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.Path = "/";
    }
}
