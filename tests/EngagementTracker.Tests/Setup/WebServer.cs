using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;

namespace EngagementTracker.Tests.Setup;

/// <summary>An entry of the audit trail as it is stored.</summary>
public sealed record StoredEntry(long Id, string Action, string Record, string Actor, string UseCase, string Changes, string? Address);

/// <summary>The whole application on a real socket, with the demo's users and records on a database file of its own.</summary>
public sealed partial class WebServer : WebApplicationFactory<Program>
{
    private readonly string folder = Directory.CreateTempSubdirectory("tracker-web-").FullName;

    public WebServer() => UseKestrel(0);

    public string DatabaseFile => Path.Combine(folder, "tracker.db");

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseEnvironment("Development")
        .UseSetting("urls", "http://127.0.0.1:0")
        .UseSetting("ConnectionStrings:Tracker", $"Data Source={DatabaseFile};Pooling=False")
        .UseSetting("Demo:Accounts", "true").UseSetting("Demo:Records", "true");

    /// <summary>A browser without a page: it keeps cookies and follows no redirect.</summary>
    public HttpClient Browser()
    {
        StartServer();
        return new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = ClientOptions.BaseAddress };
    }

    public async Task<HttpClient> SignedInAsync(string userName)
    {
        var browser = Browser();
        var answer = await PostAsync(browser, "/account/sign-in", ("username", userName), ("password", Web.Data.Seed.Demo.Password), ("_handler", "sign-in"));
        Assert.Equal("/", answer.Headers.Location?.AbsolutePath);
        return browser;
    }

    /// <summary>Fills in a form of a static page, with the token that the page carries.</summary>
    public static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string page, params (string Name, string Value)[] fields) =>
        await SendAsync(browser, page, page, fields);

    public static async Task<HttpResponseMessage> SendAsync(HttpClient browser, string page, string to, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await browser.GetStringAsync(page)).Groups[1].Value;
        using var content = new FormUrlEncodedContent(
            [.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), KeyValuePair.Create("__RequestVerificationToken", token)]);
        return await browser.PostAsync(to, content);
    }

    public async Task<string> ReadAsync(string sql)
    {
        StartServer();
        await using var connection = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(await command.ExecuteScalarAsync())!;
    }

    /// <summary>What was put on record while something was done.</summary>
    public async Task<IReadOnlyList<StoredEntry>> RecordedAsync(Func<Task> act)
    {
        var head = await ReadAsync("""SELECT MAX("Id") FROM "AuditEntries" """);
        await act();
        await using var connection = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT "Id", "Action", "Record", "ActorName", "UseCase", "Changes", "Address" FROM "AuditEntries" WHERE "Id" > {head} ORDER BY "Id"
            """;
        await using var reader = await command.ExecuteReaderAsync();
        var entries = new List<StoredEntry>();
        while (await reader.ReadAsync())
        {
            entries.Add(new StoredEntry(
                reader.GetInt64(0), ((Web.Data.Audit.AuditAction)reader.GetInt32(1)).ToString(), reader.GetString(2), reader.GetString(3),
                reader.GetString(4), reader.GetString(5), reader.IsDBNull(6) ? null : reader.GetString(6)));
        }
        return entries;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)""")]
    private static partial Regex Token();
}
