using Microsoft.AspNetCore.Components.Server.Circuits;

namespace EngagementTracker.Web.Data;

/// <summary>The line of one circuit to its browser: while it is down, nobody is said to be there.</summary>
public sealed class PresenceLine(Presence presence) : CircuitHandler
{
    public bool IsUp { get; private set; } = true;

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken) => TurnAsync(false);

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken) => TurnAsync(true);

    private Task TurnAsync(bool isUp)
    {
        if (IsUp == isUp) return Task.CompletedTask;
        IsUp = isUp;
        presence.TellOf(this);
        return Task.CompletedTask;
    }
}
