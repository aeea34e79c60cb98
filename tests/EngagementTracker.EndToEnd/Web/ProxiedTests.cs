using System.Net;

namespace EngagementTracker.EndToEnd.Web;

public sealed class ProxiedTests(ProxiedServer app) : IClassFixture<ProxiedServer>
{
    [Fact]
    public async Task Behind_a_proxy_with_TLS_each_cookie_is_secure_and_bound_to_the_host()
    {
        using var client = Proxied("https");
        var page = await client.GetAsync("/account/sign-in");
        var signedIn = await client.SignInAsync("officer", "Demo-2025!");
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        string[] cookies = [.. Client.Cookies(page), .. Client.Cookies(signedIn)];
        Assert.Equal(["__Host-tracker", "__Host-tracker-form"], cookies.Select(c => c.Split('=')[0]).Distinct().Order());
        Assert.All(cookies, cookie =>
        {
            Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("path=/;", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        });
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/engagements.csv")).StatusCode);
    }

    [Fact]
    public async Task HTTPS_is_asked_for_a_year_and_plain_HTTP_is_sent_there()
    {
        using var secure = Proxied("https");
        var page = await secure.GetAsync("/account/sign-in");
        Assert.Equal("max-age=31536000", Assert.Single(page.Headers.GetValues("Strict-Transport-Security")));
        Assert.Contains("upgrade-insecure-requests", Assert.Single(page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        using var plain = Proxied("http");
        var redirection = await plain.GetAsync("/account/sign-in");
        Assert.Equal(HttpStatusCode.TemporaryRedirect, redirection.StatusCode);
        Assert.Equal($"https://{ProxiedServer.PublicHost}/account/sign-in", redirection.Headers.Location!.OriginalString);
        Assert.Empty(Client.Cookies(redirection));
    }

    private Client Proxied(string scheme) =>
        new(app, ("Host", ProxiedServer.PublicHost), ("X-Forwarded-Proto", scheme), ("X-Forwarded-For", "192.0.2.1"));
}
