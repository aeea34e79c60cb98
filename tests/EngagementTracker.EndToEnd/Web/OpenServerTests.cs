namespace EngagementTracker.EndToEnd.Web;

public sealed class OpenServerTests
{
    [Fact]
    public async Task Open_to_the_network_without_HTTPS_it_does_not_start()
    {
        await using var server = new OpenServer();
        var (exitCode, _, errors) = await server.RunToEndAsync();
        Assert.Equal(1, exitCode);
        Assert.Contains("http://0.0.0.0:0 would send passwords and records over the network unencrypted.", errors, StringComparison.Ordinal);
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
