using EngagementTracker.Web.Data.Backups;

namespace EngagementTracker.Web.Hosting;

/// <summary>Each minute makes the backup that has fallen due, if one has. One that was missed is made up at the start.</summary>
public sealed partial class BackupKeeper(BackupRound backups, TimeProvider time, ILogger<BackupKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            await RunAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            if (await backups.RunDueAsync(cancellation) is not { } result) return;
            if (result.Trouble is { } trouble) LogFailed(trouble);
            else LogMade(result.File!);
        }
        catch (Exception trouble) when (trouble is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            // The loop outlives whatever one minute brings: backups that stop unseen are worse than a line in the log.
            LogFailure(trouble);
        }
    }

    [LoggerMessage(LogLevel.Information, "Backup {File} was made.")]
    private partial void LogMade(string file);

    [LoggerMessage(LogLevel.Error, "The backup failed; it is tried again within an hour. {Trouble}")]
    private partial void LogFailed(string trouble);

    [LoggerMessage(LogLevel.Error, "Looking for a backup that is due failed; it is tried again within a minute.")]
    private partial void LogFailure(Exception trouble);
}
