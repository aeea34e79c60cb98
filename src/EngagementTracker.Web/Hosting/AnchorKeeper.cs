using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Audit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EngagementTracker.Web.Hosting;

/// <summary>
/// Notes the head of the audit trail at start and at each midnight (UTC), in the log and, where configured, in a file outside the
/// database: what is noted elsewhere cannot be rewritten with the database.
/// </summary>
public sealed class AnchorKeeper(IServiceScopeFactory scopes, TimeProvider time, IOptions<AuditOptions> options, ILogger<AnchorKeeper> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await NoteAsync(stoppingToken);
            }
            catch (Exception trouble) when (trouble is SqliteException or IOException or UnauthorizedAccessException or InvalidDataException or InvalidOperationException)
            {
                logger.LogError(trouble, "The head of the audit trail could not be noted.");
            }
            var now = time.GetUtcNow();
            await Task.Delay(now.UtcDateTime.Date.AddDays(1) - now.UtcDateTime, time, stoppingToken);
        }
    }

    /// <summary>Notes the head as it is now. What stands in the file already is not noted again.</summary>
    public async Task NoteAsync(CancellationToken cancellation = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrackerDbContext>();
        await db.Database.OpenConnectionAsync(cancellation);
        if (await AuditWriter.HeadAsync((SqliteConnection)db.Database.GetDbConnection(), cancellation) is not { } head) return;
        if (options.Value.AnchorFile is { Length: > 0 } file) await AnchorFile.AppendAsync(file, time.GetUtcNow().UtcDateTime, head, cancellation);
        logger.LogInformation("The audit trail ends at {Head}", head);
    }
}
