using EngagementTracker.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Hosting;

/// <summary>
/// At the start and each hour lets the database count anew what has grown, so that it chooses its indexes by what is in the tables. It looks at a
/// part of each, and at nothing that has hardly changed: https://sqlite.org/pragma.html#pragma_optimize
/// </summary>
public sealed partial class StatisticsKeeper(IServiceScopeFactory scopes, TimeProvider time, ILogger<StatisticsKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    // All tables, not only those which this connection has asked.
    private const string Optimize = "PRAGMA analysis_limit=1000; PRAGMA optimize=0x10002;";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            await RunAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    internal async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<TrackerDbContext>().Database.ExecuteSqlRawAsync(Optimize, cancellation);
        }
        catch (SqliteException trouble)
        {
            // Slower plans are no reason to stop; the next hour tries again.
            LogFailure(trouble);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The database's statistics could not be renewed; it is tried again within an hour.")]
    private partial void LogFailure(Exception trouble);
}
