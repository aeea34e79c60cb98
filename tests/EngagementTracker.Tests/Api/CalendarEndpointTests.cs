using System.Net;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Features.Calendars.OpenFeed;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Api;

public sealed class CalendarEndpointTests(WebServer server) : IClassFixture<WebServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_feed_is_read_without_signing_in_is_kept_by_nobody_and_is_on_record_once_a_day()
    {
        using var program = server.Browser();
        var address = await OpenAsync();
        IReadOnlyList<StoredEntry> recorded = await server.RecordedAsync(async () =>
        {
            var answer = await program.GetAsync(address, Stop);
            Assert.Equal((HttpStatusCode.OK, "text/calendar"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            Assert.True(answer.Headers.CacheControl!.NoStore);
            Assert.StartsWith("BEGIN:VCALENDAR", await answer.Content.ReadAsStringAsync(Stop));

            using var again = new HttpRequestMessage(HttpMethod.Get, address);
            again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
            Assert.Equal(HttpStatusCode.NotModified, (await program.SendAsync(again, Stop)).StatusCode);
        });

        var entry = Assert.Single(recorded);
        Assert.Equal(("Exported", "ReadFeed", "Achieng Otieno"), (entry.Action, entry.UseCase, entry.Actor));
        Assert.DoesNotContain(address.Split('/')[^1][..^4], entry.Changes);
    }

    [Fact]
    public async Task A_wrong_address_is_not_found_and_is_not_repeated()
    {
        using var program = server.Browser();
        var answer = await program.GetAsync("/calendar/wrong-secret.ics", Stop);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("wrong-secret", await answer.Content.ReadAsStringAsync(Stop));
    }

    [Fact]
    public async Task Guesses_are_counted_as_those_of_passwords_are()
    {
        await using var own = new WebServer();
        using var program = own.Browser();
        var most = new AttemptOptions().FailuresPerAddress;
        for (var i = 0; i < most; i++) Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync($"/calendar/guess-{i}.ics", Stop)).StatusCode);

        var answer = await program.GetAsync("/calendar/guess.ics", Stop);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    private async Task<string> OpenAsync()
    {
        await using var scope = server.Services.CreateAsyncScope();
        var id = long.Parse(await server.ReadAsync("""SELECT "Id" FROM "Users" WHERE "UserName" = 'officer'"""));
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(
            new(id), "Achieng Otieno", global::EngagementTracker.Domain.Access.Roles.Officer, new(1), "Africa/Nairobi", global::EngagementTracker.Domain.Access.Marking.Secret);
        var answer = await scope.ServiceProvider.GetRequiredService<OpenFeedHandler>().HandleAsync(new OpenFeedForm(), Stop);
        return $"/calendar/{answer.Value!.Secret}.ics";
    }
}
