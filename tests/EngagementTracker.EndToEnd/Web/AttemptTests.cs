using System.Net;

namespace EngagementTracker.EndToEnd.Web;

public sealed class AttemptTests(ImpatientServer app) : IClassFixture<ImpatientServer>
{
    [Fact]
    public async Task Too_many_failures_with_a_name_then_from_an_address_are_told_to_wait()
    {
        using var client = new Client(app);
        for (var i = 0; i < 3; i++) await ExpectRefusalAsync(client, "nobody");
        await ExpectWaitAsync(await client.SignInAsync("nobody", "Wrong-2025"));
        // What is right is not counted, however often.
        for (var i = 0; i < ImpatientServer.FailuresPerAddress; i++)
            Assert.Equal(HttpStatusCode.Redirect, (await client.SignInAsync("officer", "Demo-2025!")).StatusCode);
        for (var i = 0; i < 3; i++) await ExpectRefusalAsync(client, $"nobody{i}");
        await ExpectWaitAsync(await client.SignInAsync("officer2", "Demo-2025!"));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await client.GetAsync("/account/setup?token=guessed")).StatusCode);
    }

    private static async Task ExpectRefusalAsync(Client client, string userName)
    {
        var refusal = await client.SignInAsync(userName, "Wrong-2025");
        Assert.Equal(HttpStatusCode.OK, refusal.StatusCode);
        Assert.StartsWith("The user name or the password is wrong", await Client.AlertAsync(refusal), StringComparison.Ordinal);
    }

    private static async Task ExpectWaitAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 300);
        Assert.Matches("^Too many attempts. Wait (a minute|\\d minutes), then try again.$", await Client.AlertAsync(response));
    }
}
