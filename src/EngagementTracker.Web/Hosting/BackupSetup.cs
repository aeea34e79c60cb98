using EngagementTracker.Web.Data.Backups;

namespace EngagementTracker.Web.Hosting;

public static class BackupSetup
{
    /// <summary>Says <see langword="false"/>, after one plain line on standard error, when backups cannot be made as they are configured.</summary>
    public static async Task<bool> AreBackupsSetUpWellAsync(this WebApplicationBuilder builder)
    {
        if (BackupOptions.Objection(builder.Configuration) is not { } objection) return true;
        await Console.Error.WriteLineAsync(objection);
        return false;
    }

    public static void AddBackups(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<BackupOptions>(configuration.GetSection(BackupOptions.Section));
        services.AddHostedService<BackupKeeper>();
    }
}
