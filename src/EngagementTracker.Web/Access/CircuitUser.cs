using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace EngagementTracker.Web.Access;

/// <summary>Tells a circuit's scope whose it is, before anything renders in it.</summary>
public sealed class CircuitUser(AuthenticationStateProvider authentication, CurrentUser user) : CircuitHandler
{
    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        user.Become((await authentication.GetAuthenticationStateAsync()).User);
        // The request that opens a circuit was refused already; should one get through, it is nobody's.
        if (user.MustChangePassword) user.Leave();
    }
}
