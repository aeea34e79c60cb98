using EngagementTracker.Web.Data;
using Microsoft.Data.Sqlite;

namespace EngagementTracker.Web.Hosting;

/// <summary>Removes old drafts at start and at each midnight (UTC).</summary>
public sealed class DraftSweeper(IServiceScopeFactory scopes, TimeProvider time, ILogger<DraftSweeper> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (SqliteException trouble)
            {
                logger.LogError(trouble, "Old drafts could not be removed.");
            }
            var now = time.GetUtcNow();
            await Task.Delay(now.UtcDateTime.Date.AddDays(1) - now.UtcDateTime, time, stoppingToken);
        }
    }

    public async Task SweepAsync(CancellationToken cancellation = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrackerDbContext>();
        if (await DraftRetention.ForgetAsync(db, time.GetUtcNow().UtcDateTime, cancellation) is > 0 and var removed)
            logger.LogInformation("Removed {Count} old drafts", removed);
    }
}
