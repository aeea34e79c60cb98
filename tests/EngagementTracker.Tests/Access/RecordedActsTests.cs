using System.Net;
using System.Text.Json;
using EngagementTracker.Tests.Setup;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Access;

/// <summary>What people do without changing a record is on record: over HTTP, through the whole application.</summary>
public sealed class RecordedActsTests(WebServer server) : IClassFixture<WebServer>
{
    private const string Loopback = "127.0.0.1";

    [Fact]
    public async Task Signing_in_and_out()
    {
        var officer = await UserAsync("officer");

        var entries = await server.RecordedAsync(async () =>
        {
            var browser = await server.SignedInAsync("officer");
            await WebServer.SendAsync(browser, "/account/password", "/account/sign-out");
        });

        Assert.Equal([("SignedIn", officer, "Achieng Otieno", Loopback), ("SignedOut", officer, "Achieng Otieno", Loopback)],
            entries.Select(e => (e.Action, e.Record, e.Actor, e.Address)));
    }

    [Theory]
    [InlineData("officer2", "wrong", "Wrong password")]
    [InlineData("nobody.here", "wrong", "Unknown user name")]
    public async Task A_failed_sign_in(string userName, string password, string outcome)
    {
        var entry = Assert.Single(await server.RecordedAsync(() => FailAsync(userName, password)));

        Assert.Equal(("SignInFailed", "Not signed in", Loopback, outcome), (entry.Action, entry.Actor, entry.Address, New(entry)));
        Assert.Equal(outcome.StartsWith("Unknown", StringComparison.Ordinal) ? "user:nobody" : await UserAsync(userName), entry.Record);
    }

    [Fact]
    public async Task What_was_typed_as_the_name_of_an_unknown_user_is_kept_nowhere()
    {
        const string typed = "Hunter2-typed-into-the-wrong-box";

        await FailAsync(typed, "also-secret-5512");

        var files = Directory.GetFiles(Path.GetDirectoryName(server.DatabaseFile)!).Where(f => !f.EndsWith("-shm", StringComparison.Ordinal));
        Assert.All(files, file =>
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            Assert.Equal(-1, bytes.AsSpan().IndexOf("Hunter2-typed"u8));
            Assert.Equal(-1, bytes.AsSpan().IndexOf("HUNTER2-TYPED"u8));
            Assert.Equal(-1, bytes.AsSpan().IndexOf("also-secret-5512"u8));
        });
    }

    [Fact]
    public async Task A_lockout()
    {
        var analyst = await UserAsync("analyst");

        var entries = await server.RecordedAsync(async () =>
        {
            for (var i = 0; i < 11; i++) await FailAsync("analyst", "wrong");
        });

        Assert.All(entries, e => Assert.Equal("SignInFailed", e.Action));
        Assert.Equal([.. Enumerable.Repeat(analyst, 10), "user:nobody"], entries.Select(e => e.Record));
        Assert.Equal([.. Enumerable.Repeat("Wrong password", 9), "Wrong password, locked out now", "Too many attempts"], entries.Select(New));
    }

    [Fact]
    public async Task A_new_password_is_on_record_and_no_password_is()
    {
        var browser = await server.SignedInAsync("admin");

        var entry = Assert.Single(await server.RecordedAsync(() => WebServer.PostAsync(
            browser, "/account/password", ("Form.Present", "Demo-2025!"), ("Form.Password", "Demo-2026!"), ("Form.PasswordAgain", "Demo-2026!"), ("_handler", "change-password"))));
        await WebServer.PostAsync(
            browser, "/account/password", ("Form.Present", "Demo-2026!"), ("Form.Password", "Demo-2025!"), ("Form.PasswordAgain", "Demo-2025!"), ("_handler", "change-password"));

        Assert.Equal(("Changed", await UserAsync("admin"), "ChangePassword", Loopback), (entry.Action, entry.Record, entry.UseCase, entry.Address));
        Assert.DoesNotContain("Demo-2026!", entry.Changes, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/admin/users")]
    [InlineData("/admin/audit")]
    [InlineData("/admin/audit.csv")]
    public async Task An_address_that_the_role_does_not_allow(string address)
    {
        var browser = await server.SignedInAsync("officer");

        var entry = Assert.Single(await server.RecordedAsync(async () => Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync(address)).StatusCode)));

        Assert.Equal(("Refused", await UserAsync("officer"), address, Loopback), (entry.Action, entry.Record, New(entry), entry.Address));
    }

    [Fact]
    public async Task A_hidden_record_and_a_missing_one_alike()
    {
        var hidden = await server.ReadAsync("""SELECT "Reference" FROM "Engagements" WHERE "Marking" = 2 LIMIT 1""");
        var browser = await server.SignedInAsync("officer2");
        var user = await UserAsync("officer2");
        Assert.NotEqual("", hidden);

        foreach (var address in (string[])[$"/engagements/{hidden}", "/engagements/ENG-1999-0001", $"/engagements/{hidden}/print"])
        {
            var entry = Assert.Single(await server.RecordedAsync(async () => Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(address)).StatusCode)));
            Assert.Equal(("Refused", user, "OpenAddress", address), (entry.Action, entry.Record, entry.UseCase, New(entry)));
        }
    }

    [Fact]
    public async Task The_print_of_a_marked_record_and_of_no_other()
    {
        var marked = await server.ReadAsync("""SELECT "Reference" FROM "Engagements" WHERE "Marking" = 2 LIMIT 1""");
        var open = await server.ReadAsync("""SELECT "Reference" FROM "Engagements" WHERE "Marking" = 0 LIMIT 1""");
        var browser = await server.SignedInAsync("manager");

        var entries = await server.RecordedAsync(async () =>
        {
            await browser.GetStringAsync($"/engagements/{open}/print");
            await browser.GetStringAsync($"/engagements/{marked}/print");
        });

        var entry = Assert.Single(entries);
        Assert.Equal(("Read", marked, "PrintEngagementPage", "Mwikali Mutua"), (entry.Action, entry.Record, entry.UseCase, entry.Actor));
    }

    [Fact]
    public async Task Every_export_with_its_filters()
    {
        var exports = server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(e => e.RoutePattern.RawText!).Where(r => r.EndsWith(".csv", StringComparison.Ordinal)).ToList();
        Assert.Contains("/admin/audit.csv", exports);
        var browser = await server.SignedInAsync("admin");

        foreach (var export in exports)
        {
            var entries = await server.RecordedAsync(async () => Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"{export}?q=haiti&from=2025-01-01")).StatusCode));
            var entry = Assert.Single(entries);
            Assert.Equal(("Exported", await UserAsync("admin"), $"{export}?q=haiti&from=2025-01-01"), (entry.Action, entry.Record, New(entry)));
        }
    }

    private async Task FailAsync(string userName, string password)
    {
        using var browser = server.Browser();
        var answer = await WebServer.PostAsync(browser, "/account/sign-in", ("username", userName), ("password", password), ("_handler", "sign-in"));
        Assert.Null(answer.Headers.Location);
    }

    private async Task<string> UserAsync(string userName) => $"user:{await server.ReadAsync($"""SELECT "Id" FROM "Users" WHERE "UserName" = '{userName}'""")}";

    private static string New(StoredEntry entry) => JsonDocument.Parse(entry.Changes).RootElement[0].GetProperty("New").GetString()!;
}
