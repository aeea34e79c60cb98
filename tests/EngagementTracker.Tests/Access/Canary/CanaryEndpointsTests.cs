using System.Collections.Concurrent;
using System.Data.Common;
using System.Net;
using EngagementTracker.Domain.Access;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Features.Calendars.OpenFeed;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EngagementTracker.Tests.Access.Canary;

/// <summary>Every address that answers a GET, asked over HTTP for every role and clearance: what is sent, and what is logged meanwhile.</summary>
public sealed class CanaryEndpointsTests(CanaryTracker canary) : IClassFixture<CanaryTracker>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_is_sent_a_word_that_they_may_not_read_and_none_is_logged()
    {
        var log = new Log();
        await using var host = Host(log);
        var addresses = Addresses(host);
        Assert.Contains("/engagements.csv", addresses);
        Assert.Contains(addresses, a => a.EndsWith("/print", StringComparison.Ordinal));

        foreach (var reader in CanaryReader.All)
        {
            HashSet<string> met = [];
            using var browser = await BrowserAsync(host, reader);
            foreach (var address in addresses.Append(await FeedAsync(reader)))
            {
                var answer = await browser.GetAsync(address, Stop);
                var sent = $"{answer.Headers}{answer.Content.Headers}{await answer.Content.ReadAsStringAsync(Stop)}";
                Assert.NotEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
                foreach (var word in CanaryRecords.Words.Keys.Where(w => sent.Contains(w, StringComparison.OrdinalIgnoreCase)))
                {
                    Assert.True(reader.MayRead(word), $"{reader.UserName} is sent {word} by {address}");
                    met.Add(word);
                }
            }
            Assert.Superset(CanaryRecords.Words.Keys.Where(reader.MayRead).ToHashSet(), met);
        }

        Assert.True(log.Count > 10_000, $"Only {log.Count} lines were logged.");
        Assert.Empty(log.Leaks);
        TestContext.Current.TestOutputHelper?.WriteLine($"{addresses.Count} addresses × {CanaryReader.All.Count()} readers, {log.Count} lines logged, 0 leaks");
    }

    [Theory]
    [InlineData("engagements", "ENG")]
    [InlineData("commitments", "COM")]
    [InlineData("follow-ups", "FUP")]
    public async Task A_hidden_record_is_answered_as_a_missing_one_is_after_the_same_work(string kind, string prefix)
    {
        var work = new Work();
        await using var host = Host(new Log(), work);
        using var browser = await BrowserAsync(host, new CanaryReader(Roles.Officer, null));
        await browser.GetAsync($"/{kind}/{prefix}-1999-9999", Stop); // What is made once is made.
        var missing = await AskAsync($"{prefix}-1999-9999");

        foreach (var hidden in canary.Records.References.Where(r => r.StartsWith(prefix, StringComparison.Ordinal)))
        {
            var (status, text, commands) = await AskAsync(hidden);
            Assert.Equal(HttpStatusCode.NotFound, status);
            Assert.Equal(missing.Text.Replace($"{prefix}-1999-9999", hidden, StringComparison.Ordinal), text);
            Assert.Equal(missing.Commands, commands);
        }

        async Task<(HttpStatusCode Status, string Text, IReadOnlyList<string> Commands)> AskAsync(string reference)
        {
            work.Commands.Clear();
            var answer = await browser.GetAsync($"/{kind}/{reference}", Stop);
            var text = await answer.Content.ReadAsStringAsync(Stop);
            // New for each answer, whatever the address.
            text = System.Text.RegularExpressions.Regex.Replace(text, "(nonce|value)=\"[^\"]{20,}\"", "");
            return (answer.StatusCode, text, [.. work.Commands]);
        }
    }

    /// <summary>The reader's own feed of all that was said with the canaries' counterpart.</summary>
    private async Task<string> FeedAsync(CanaryReader reader)
    {
        var party = await canary.Tracker.ReadAsync(db => db.Commitments.IgnoreQueryFilters().OrderByDescending(c => c.Id).Select(c => c.CounterpartId).FirstAsync());
        var opened = await canary.Tracker.AsAsync<OpenFeedHandler, Answer<OpenedFeed>>(
            reader.UserName, h => h.HandleAsync(new OpenFeedForm { Of = FeedOf.Party, Party = party }, Stop));
        return $"/calendar/{opened.Value!.Secret}.ics";
    }

    private WebApplicationFactory<Program> Host(Log log, IInterceptor? interceptor = null) => new WebApplicationFactory<Program>().WithWebHostBuilder(host => host
        .UseSetting("ConnectionStrings:Tracker", $"Data Source={canary.Tracker.DatabaseFile}")
        .UseSetting("Demo:Records", "false").UseSetting("Reminders:Off", "true").UseSetting("Logging:LogLevel:Default", "Trace").UseSetting("Logging:LogLevel:Microsoft.AspNetCore", "Trace")
        .UseSetting("Logging:LogLevel:Microsoft.EntityFrameworkCore", "Trace")
        .ConfigureServices(services =>
        {
            services.AddLogging(logging => logging.ClearProviders().AddProvider(log));
            if (interceptor is not null)
                services.ConfigureDbContext<Web.Data.TrackerDbContext>(options => options.AddInterceptors(interceptor));
        }));

    private static async Task<HttpClient> BrowserAsync(WebApplicationFactory<Program> host, CanaryReader reader)
    {
        var browser = host.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        await browser.SignInAsync(reader.UserName, CanaryTracker.Password);
        return browser;
    }

    /// <summary>The pages with the canaries in their addresses, and every other endpoint that answers a GET, but for files and the circuit's own.</summary>
    private List<string> Addresses(WebApplicationFactory<Program> host)
    {
        var pages = canary.Addresses.Select(a => a.Address).ToList();
        var templates = CanaryAddresses.Pages.SelectMany(p => p.GetCustomAttributes(typeof(Microsoft.AspNetCore.Components.RouteAttribute), false))
            .Select(r => ((Microsoft.AspNetCore.Components.RouteAttribute)r).Template.TrimStart('/')).ToHashSet();
        var others = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Get) == true)
            .Where(e => e.Metadata.All(m => !m.GetType().Name.StartsWith("StaticAsset", StringComparison.Ordinal)))
            .Select(e => e.RoutePattern.RawText!.TrimStart('/'))
            .Where(p => !templates.Contains(p) && !p.StartsWith('_') && p != "{**path:file}").Distinct().ToList();
        Assert.True(others.Remove("commitments/{reference}/evidence/{id:long}"));
        Assert.True(others.Remove("engagements/{reference}/calendar.ics"));
        Assert.True(others.Remove("calendar/{secret}.ics"));
        Assert.All(others, p => Assert.False(p.Contains('{', StringComparison.Ordinal), $"Fill the address {p} with the canaries' keys."));
        var engagements = canary.Records.References.Where(r => r.StartsWith("ENG", StringComparison.Ordinal)).Select(r => $"/engagements/{r}/calendar.ics");
        return [.. pages, .. canary.Records.Downloads, .. engagements, .. others.SelectMany(p => (string[])[$"/{p}", $"/{p}?q={CanaryRecords.Beginning}", $"/{p}?show=all"])];
    }

    /// <summary>Counts the lines, and keeps those alone that hold a canary: there are hundreds of thousands.</summary>
    private sealed class Log : ILoggerProvider, ILogger
    {
        private int count;

        public int Count => count;

        public ConcurrentQueue<string> Leaks { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Interlocked.Increment(ref count);
            var line = $"{formatter(state, exception)} {exception}";
            if (line.Contains(CanaryRecords.Beginning, StringComparison.OrdinalIgnoreCase) && CanaryRecords.Words.Keys.Any(w => line.Contains(w, StringComparison.OrdinalIgnoreCase)))
                Leaks.Enqueue(line);
        }

        public void Dispose()
        {
        }
    }

    /// <summary>What the database is asked to do.</summary>
    private sealed class Work : DbCommandInterceptor
    {
        public ConcurrentQueue<string> Commands { get; } = new();

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Commands.Enqueue(command.CommandText);
            return ValueTask.FromResult(result);
        }
    }
}
