using EngagementTracker.Web.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data;

public static class DatabaseSetup
{
    public const string ConnectionName = "Tracker";

    public static void AddTrackerDatabase(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton<SqlitePragmas>();
        services.AddScoped<CurrentUser>();
        // Scoped, so that each context the factory makes belongs to the scope's user.
        services.AddDbContextFactory<TrackerDbContext>(
            (provider, options) => options
                .UseSqlite(connectionString, sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
                .AddInterceptors(provider.GetRequiredService<SqlitePragmas>()),
            ServiceLifetime.Scoped);
    }

    /// <summary>The folder of a new database is made, so that a first start needs no preparation.</summary>
    public static void MakeFolder(string connectionString)
    {
        var file = new SqliteConnectionStringBuilder(connectionString).DataSource;
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder) Directory.CreateDirectory(folder);
    }
}
