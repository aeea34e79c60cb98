using EngagementTracker.Tests.Setup;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Hosting;

/// <summary>Every address that the program has, found from its own table.</summary>
public sealed class EndpointTests
{
    [Fact]
    public async Task What_can_change_something_takes_no_request_without_a_token()
    {
        await using var tracker = await Tracker.StartAsync();
        await using var factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host.UseSetting("ConnectionStrings:Tracker", $"Data Source={tracker.DatabaseFile}").UseSetting("Reminders:Off", "true"));
        var endpoints = factory.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        var changing = endpoints.Where(IsChanging).ToList();

        Assert.Contains(changing, e => e.RoutePattern.RawText == "/account/sign-out");
        Assert.Contains(changing, e => e.RoutePattern.RawText == "/account/sign-in");
        Assert.Empty(changing.Where(e => e.Metadata.GetMetadata<IAntiforgeryMetadata>() is not { RequiresValidation: true }).Select(e => e.RoutePattern.RawText));
    }

    /// <summary>A circuit's own endpoints answer only whoever holds the circuit's secret, and only from our origin (RequestRules).</summary>
    private static bool IsChanging(RouteEndpoint endpoint)
    {
        if (endpoint.RoutePattern.RawText?.TrimStart('/').StartsWith("_blazor", StringComparison.Ordinal) == true) return false;
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods;
        return methods is null or [] || methods.Any(m => !HttpMethods.IsGet(m) && !HttpMethods.IsHead(m) && !HttpMethods.IsOptions(m));
    }
}
