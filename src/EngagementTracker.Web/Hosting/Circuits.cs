using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.Options;

namespace EngagementTracker.Web.Hosting;

/// <summary>How long the server waits for a browser whose line is down (docs/decisions/0013-lost-lines.md).</summary>
public sealed class LineOptions
{
    public const string Section = "Line";

    /// <summary>For so long a page without a line keeps its memory, and goes on as it was when the line is back.</summary>
    public TimeSpan KeptFor { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Of more pages without a line, those that lost it first are let go. Each holds up to 1.5 MB.</summary>
    public int MostKept { get; set; } = 300;

    /// <summary>A page that nobody has looked at for so long, and on which nothing is being written, gives its memory back; zero: never.</summary>
    public TimeSpan PauseAfter { get; set; } = TimeSpan.FromMinutes(30);
}

public static class Circuits
{
    /// <summary>A page that was paused is begun anew by its own browser for as long as a sign-in lasts.</summary>
    private static readonly TimeSpan PausedFor = TimeSpan.FromHours(12);

    public static void AddCircuits(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents().AddInteractiveServerComponents()
            // A pasted text must reach the validator whole, so that it can be refused in words instead of by a lost connection.
            .AddHubOptions(hub => hub.MaximumReceiveMessageSize = Defences.MessageLimit);
        builder.Services.Configure<LineOptions>(builder.Configuration.GetSection(LineOptions.Section));
        builder.Services.AddOptions<CircuitOptions>().Configure<IOptions<LineOptions>>((circuits, line) =>
        {
            circuits.DisconnectedCircuitRetentionPeriod = line.Value.KeptFor;
            circuits.DisconnectedCircuitMaxRetained = line.Value.MostKept;
            circuits.PersistedCircuitInMemoryRetentionPeriod = PausedFor;
            // What is left of a page that was let go would be its address: the browser has that, and loads it again.
            circuits.PersistedCircuitInMemoryMaxRetained = 0;
        });
    }
}
