namespace EngagementTracker.Web.Access;

public static class ActingScope
{
    /// <summary>
    /// A scope of its own in which the same user acts. ASP.NET Core Identity keeps one context for its whole scope, and a circuit's
    /// scope lives for hours; in a scope of its own an operation sees the database as it is now, and the audit still names the actor.
    /// </summary>
    public static AsyncServiceScope CreateScopeFor(this IServiceScopeFactory scopes, CurrentUser user)
    {
        var scope = scopes.CreateAsyncScope();
        // Nobody stays nobody: what they ask for is refused within, and the refusal is on record.
        var actor = scope.ServiceProvider.GetRequiredService<CurrentUser>();
        if (user.Id is null) actor.Address = user.Address;
        else actor.Become(user);
        return scope;
    }
}
