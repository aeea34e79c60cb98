using System.Net;
using EngagementTracker.EndToEnd.Setup;

namespace EngagementTracker.EndToEnd.Web;

public sealed class HeadersTests(DemoServer app) : IClassFixture<DemoServer>
{
    private const string Password = "Demo-2025!";

    [Theory]
    [InlineData("/", 200)]
    [InlineData("/engagements/ENG-2025-0001/print", 200)]
    [InlineData("/engagements.csv", 200)]
    [InlineData("/engagements/ENG-1999-9999", 404)]
    [InlineData("/nope", 404)]
    [InlineData("/account/sign-in", 200)]
    [InlineData("/account/not-permitted", 200)]
    [InlineData("/app.css", 200)]
    [InlineData("/_framework/blazor.web.js", 200)]
    public async Task Every_answer_has_the_headers(string address, int status)
    {
        using var client = new Client(app);
        await client.SignInAsync("officer", Password);
        var response = await client.GetAsync(address);
        Assert.Equal(status, (int)response.StatusCode);
        ExpectHeaders(response);
    }

    [Fact]
    public async Task So_have_a_redirection_a_form_that_was_sent_and_one_that_was_forged()
    {
        using var client = new Client(app);
        var redirection = await client.GetAsync("/engagements");
        Assert.Equal(HttpStatusCode.Redirect, redirection.StatusCode);
        ExpectHeaders(redirection);
        ExpectHeaders(await client.SignInAsync("officer", Password));
        var forged = await client.PostAsync("/account/sign-out");
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        ExpectHeaders(forged);
        Assert.Contains("The form was not taken", await forged.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/engagements.csv")).StatusCode);
    }

    [Fact]
    public async Task Only_the_programs_own_files_are_kept_by_caches()
    {
        using var client = new Client(app);
        await client.SignInAsync("officer", Password);
        foreach (var address in new[] { "/", "/engagements", "/engagements/ENG-2025-0001/print", "/engagements.csv", "/nope", "/account/sign-in", "/account/password" })
            Assert.Equal("no-store", (await client.GetAsync(address)).Headers.CacheControl?.ToString());
        Assert.NotEqual("no-store", (await client.GetAsync("/app.css")).Headers.CacheControl?.ToString());
        Assert.Equal("public, max-age=31536000, immutable", (await client.GetAsync("/icons.svg")).Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task A_page_and_its_policy_share_a_nonce_that_is_new_each_time()
    {
        using var client = new Client(app);
        var first = await client.GetAsync("/account/sign-in");
        var nonce = Policy(first).Split("'nonce-")[1].Split('\'')[0];
        Assert.Contains($"nonce=\"{nonce}\"", WebUtility.HtmlDecode(await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        Assert.DoesNotContain(nonce, Policy(await client.GetAsync("/account/sign-in")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_a_large_form_and_a_request_from_another_site_are_refused()
    {
        using var client = new Client(app);
        var file = await client.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/account/sign-in") { Content = new MultipartFormDataContent { { new ByteArrayContent([1]), "file", "a.bin" } } });
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, file.StatusCode);
        var large = await client.SendFormAsync("/account/sign-in", "sign-in", ("username", new string('a', 100_000)));
        Assert.False(large.IsSuccessStatusCode);
        var foreign = await client.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1") { Headers = { { "Origin", "http://neighbour.example" } } });
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        ExpectHeaders(foreign);
    }

    [Fact]
    public async Task A_web_socket_opens_only_from_our_own_pages()
    {
        using var client = new Client(app);
        await client.SignInAsync("officer", Password);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.SendAsync(Socket("http://neighbour.example"))).StatusCode);
        Assert.Equal(HttpStatusCode.SwitchingProtocols, (await client.SendAsync(Socket(app.Address))).StatusCode);
    }

    private static HttpRequestMessage Socket(string origin) => new(HttpMethod.Get, "/_blazor")
    {
        Headers =
        {
            { "Connection", "Upgrade" }, { "Upgrade", "websocket" }, { "Sec-WebSocket-Version", "13" },
            { "Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==" }, { "Origin", origin },
        },
    };

    private static string Policy(HttpResponseMessage response) => Header(response, "Content-Security-Policy");

    /// <summary>The one value of a header; a second one would be another policy.</summary>
    private static string Header(HttpResponseMessage response, string name) => Assert.Single(response.Headers.GetValues(name));

    private static void ExpectHeaders(HttpResponseMessage response)
    {
        var policy = Policy(response).Split(';', StringSplitOptions.TrimEntries);
        foreach (var directive in new[] { "default-src 'self'", "base-uri 'self'", "form-action 'self'", "frame-ancestors 'none'", "object-src 'none'", "connect-src 'self'" })
            Assert.Contains(directive, policy);
        var scripts = policy.Single(d => d.StartsWith("script-src ", StringComparison.Ordinal));
        Assert.Matches("^script-src 'self' 'nonce-[A-Za-z0-9+/=]{24,}'$", scripts);
        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.Equal("DENY", Header(response, "X-Frame-Options"));
        Assert.Equal("same-origin", Header(response, "Referrer-Policy"));
        Assert.Equal("same-origin", Header(response, "Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header(response, "Cross-Origin-Resource-Policy"));
        Assert.Contains("camera=()", Header(response, "Permissions-Policy"), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Server"));
    }
}
