using EngagementTracker.Web.Data;

namespace EngagementTracker.Web.Hosting;

/// <summary>
/// At the start and each hour lets the database count anew what has grown, so that it chooses its indexes by what is in the tables.
/// </summary>
public sealed partial class StatisticsKeeper(IServiceScopeFactory scopes, TimeProvider time, ILogger<StatisticsKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

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
            await scope.ServiceProvider.GetRequiredService<TrackerDbContext>().RenewStatisticsAsync(cancellation);
        }
        catch (Exception trouble) when (trouble is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            // Slower plans are no reason to stop; the next hour tries again.
            LogFailure(trouble);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The database's statistics could not be renewed; it is tried again within an hour.")]
    private partial void LogFailure(Exception trouble);
}
