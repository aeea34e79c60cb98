using EngagementTracker.Web.Access;
using Microsoft.AspNetCore.Authorization;

namespace EngagementTracker.Web.Hosting;

/// <summary>From configuration section "Audit".</summary>
public sealed class AuditOptions
{
    public const string Section = "Audit";

    /// <summary>Where the head of the trail is noted each day: a file outside the database, best on another machine. Nowhere unless set.</summary>
    public string? AnchorFile { get; set; }
}

public static class AuditSetup
{
    public static void AddAuditTrail(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<AuditOptions>(configuration.GetSection(AuditOptions.Section));
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, Refusals>();
        services.AddHostedService<AnchorKeeper>();
    }
}
