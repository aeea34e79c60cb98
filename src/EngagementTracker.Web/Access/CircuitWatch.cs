using System.Security.Claims;
using EngagementTracker.Domain.Access;
using EngagementTracker.Web.Data;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EngagementTracker.Web.Access;

/// <summary>
/// A circuit outlives the cookie's checks, so it asks for itself, each minute, whether its user may still be here:
/// an account that was disabled, or whose password or roles were changed, ends it.
/// </summary>
public sealed class CircuitWatch(
    ILoggerFactory loggers, IServiceScopeFactory scopes, CurrentUser user, IOptions<IdentityOptions> identity,
    IOptions<SecurityStampValidatorOptions> stamps)
    : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => stamps.Value.ValidationInterval;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        var stands = false;
        try
        {
            return stands = await StandsAsync(authenticationState.User, cancellationToken);
        }
        finally
        {
            // Also when the database could not be asked: the base class then takes the reader for nobody, and so does this scope.
            if (!stands) user.Leave();
        }
    }

    /// <summary>
    /// Whether the account is still as it was when this principal signed in. A new zone of its unit ends nothing: the circuit takes it over,
    /// as a cookie does when it is renewed.
    /// </summary>
    public async Task<bool> StandsAsync(ClaimsPrincipal principal, CancellationToken cancellation)
    {
        if (!long.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id)) return false;
        await using var scope = scopes.CreateAsyncScope();
        await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync(cancellation);
        var account = await db.Users.AsNoTracking().Where(u => u.Id == new UserId(id))
            .Select(u => new { u.IsDisabled, u.SecurityStamp, Zone = db.Units.First(x => x.Id == u.UnitId).TimeZone }).SingleOrDefaultAsync(cancellation);
        if (account is not null) user.MoveTo(account.Zone);
        return account is { IsDisabled: false } && account.SecurityStamp == principal.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType);
    }
}
