using EngagementTracker.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EngagementTracker.Tests.Hosting;

public sealed class CircuitsTests
{
    [Fact]
    public void A_page_whose_line_is_down_is_kept_for_five_minutes_unless_the_settings_say_otherwise()
    {
        var circuits = With([]);
        Assert.Equal((TimeSpan.FromMinutes(5), 300, 0), (circuits.DisconnectedCircuitRetentionPeriod, circuits.DisconnectedCircuitMaxRetained, circuits.PersistedCircuitInMemoryMaxRetained));

        circuits = With(new() { ["Line:KeptFor"] = "00:00:07", ["Line:MostKept"] = "9" });
        Assert.Equal((TimeSpan.FromSeconds(7), 9), (circuits.DisconnectedCircuitRetentionPeriod, circuits.DisconnectedCircuitMaxRetained));
    }

    private static CircuitOptions With(Dictionary<string, string?> settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.AddCircuits();
        using var services = builder.Services.BuildServiceProvider();
        return services.GetRequiredService<IOptions<CircuitOptions>>().Value;
    }
}
