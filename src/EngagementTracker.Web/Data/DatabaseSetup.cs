using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data.Backups;
using EngagementTracker.Web.Data.Files;
using EngagementTracker.Web.Data.Search;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

namespace EngagementTracker.Web.Data;

public static class DatabaseSetup
{
    public const string ConnectionName = "Tracker";
    public const string DefaultConnection = "Data Source=App_Data/tracker.db";

    public static void AddTrackerDatabase(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(DatabaseFile.Of(connectionString));
        services.AddSingleton<SqlitePragmas>();
        services.AddSingleton(provider => new KeptConnections(connectionString, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<WordsKeeper>();
        services.AddSingleton<WriteTurns>();
        services.AddSingleton<SchemaUpgrade>();
        services.AddSingleton<BackupRound>();
        services.AddSingleton<ChangeFeed>();
        services.AddSingleton<Presence>();
        services.AddScoped<PresenceLine>();
        services.AddScoped<CircuitHandler>(scope => scope.GetRequiredService<PresenceLine>());
        services.AddSingleton<ChangeTeller>();
        services.AddSingleton(provider => new EvidenceStore(provider.GetRequiredService<DatabaseFile>().EvidenceFolder, provider.GetRequiredService<TimeProvider>()));
        services.AddScoped<EvidenceIntake>();
        // The database is asked when a calendar is wanted; making it needs the user first.
        services.AddScoped(provider => new CurrentUser
        {
            Calendars = unit => UnitCalendars.Read(provider.GetRequiredService<IDbContextFactory<TrackerDbContext>>(), unit),
        });
        // Scoped, so that each context the factory makes belongs to the scope's user.
        services.AddDbContextFactory<TrackerDbContext>(
            (provider, options) => options
                // A collection is one parameter: with one for each element, the SQL is made anew for each query.
                .UseSqlite(connectionString, sqlite => sqlite
                    .UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery).UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
                // An office hangs on a person; all of one who was merged are moved, so none is left behind the filter. To count up to so many needs no order.
                .ConfigureWarnings(warnings => warnings.Ignore(
                    CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning, CoreEventId.RowLimitingOperationWithoutOrderByWarning))
                .ReplaceService<IRelationalTransactionFactory, WriteTurns.Factory>()
                .AddInterceptors(
                    provider.GetRequiredService<KeptConnections>(), provider.GetRequiredService<WriteTurns>(), provider.GetRequiredService<WordsKeeper>(), provider.GetRequiredService<ChangeTeller>()),
            ServiceLifetime.Scoped);
    }

    /// <summary>The folder of a new database is made, so that a first start needs no preparation.</summary>
    public static void MakeFolder(string connectionString)
    {
        var file = new SqliteConnectionStringBuilder(connectionString).DataSource;
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder) Directory.CreateDirectory(folder);
    }

    /// <summary>
    /// Writes to the file what stands in it, so that a file or a disk that refuses is known before the schema is touched.
    /// A file that has no write-ahead log yet, such as a restored copy, gets it here: EF Core first looks at it read-only.
    /// </summary>
    /// <exception cref="SqliteException">The database cannot be written to.</exception>
    public static async Task ProbeAsync(string connectionString)
    {
        // Not kept open: what replaces the file must find it closed.
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        await connection.OpenAsync();
        foreach (var pragma in (string[])["PRAGMA journal_mode=WAL", "PRAGMA user_version=0"])
        {
            await using var command = connection.CreateCommand();
            command.CommandText = pragma;
            await command.ExecuteNonQueryAsync();
        }
    }
}
