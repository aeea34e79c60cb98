using System.Net;

namespace EngagementTracker.EndToEnd.Web;

public sealed class TrialTests(TrialServer app) : IClassFixture<TrialServer>
{
    [Fact]
    public async Task In_production_on_this_machine_the_first_administrator_is_made_and_stays_signed_in()
    {
        var line = await app.LogLineAsync("/account/setup?token=");
        using var client = new Client(app);
        var made = await client.SendFormAsync(
            new Uri(line[line.IndexOf("http", StringComparison.Ordinal)..]).PathAndQuery, "set-up",
            ("Form.DisplayName", "Wanjiru Mwangi"), ("Form.UserName", "wanjiru"), ("Form.Password", "First-2026-Link"), ("Form.PasswordAgain", "First-2026-Link"),
            ("Form.UnitName", "Headquarters"), ("Form.UnitCode", "HQ"), ("Form.TimeZone", "Africa/Nairobi"));
        Assert.EndsWith("/admin/users", made.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var cookie = Assert.Single(Client.Cookies(made), c => c.StartsWith("tracker=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/admin/users")).StatusCode);
        await app.LogLineAsync("Served without HTTPS");
    }

    [Fact]
    public async Task Another_host_name_is_refused()
    {
        using var client = new Client(app, ("Host", "rebound.example"));
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync("/account/sign-in")).StatusCode);
    }

    [Fact]
    public async Task Nobody_may_say_for_himself_that_he_comes_by_HTTPS()
    {
        using var client = new Client(app, ("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "192.0.2.1"));
        var page = await client.GetAsync("/account/sign-in");
        Assert.False(page.Headers.Contains("Strict-Transport-Security"));
        Assert.DoesNotContain(Client.Cookies(page), c => c.Contains("secure", StringComparison.OrdinalIgnoreCase));
    }
}
