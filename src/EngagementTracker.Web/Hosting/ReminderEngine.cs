using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Reminders;
using EngagementTracker.Web.Mails;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EngagementTracker.Web.Hosting;

/// <summary>From configuration section "Reminders".</summary>
public sealed class ReminderOptions
{
    public const string Section = "Reminders";

    /// <summary>Whether nobody is reminded and no mail is sent by this program: another one on the same database does it, or a test.</summary>
    public bool Off { get; set; }
}

/// <summary>
/// Each minute tells people what has come and sends the mails that wait. The records are looked at anew only when a day has begun
/// somewhere, when something was saved, and each hour; nothing can have come otherwise.
/// </summary>
public sealed partial class ReminderEngine(
    ReminderRound reminders, SearchRound searches, DigestRound digests, Postman postman, ChangeFeed feed, IServiceScopeFactory scopes, TimeProvider time,
    IOptions<ReminderOptions> options, ILogger<ReminderEngine> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private string? lookedAt;
    private int saved = 1;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Off) return;
        using var listening = feed.Listen(_ => Interlocked.Exchange(ref saved, 1));
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            await RunAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>One minute's work. What goes wrong is tried again the next minute.</summary>
    public async Task RunAsync(CancellationToken cancellation = default)
    {
        await TryAsync(RemindAsync, cancellation);
        await TryAsync(searches.RunAsync, cancellation);
        await TryAsync(digests.RunAsync, cancellation);
        await TryAsync(postman.SendDueAsync, cancellation);
    }

    private async Task<int> RemindAsync(CancellationToken cancellation)
    {
        var days = await DaysAsync(cancellation);
        var wasSaved = Interlocked.Exchange(ref saved, 0) == 1;
        if (!wasSaved && days == lookedAt) return 0;
        lookedAt = null;
        var written = await reminders.RunAsync(cancellation);
        lookedAt = days;
        return written;
    }

    /// <summary>What day it is in each zone, and the hour.</summary>
    private async Task<string> DaysAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrackerDbContext>();
        var utc = time.GetUtcNow().UtcDateTime;
        var zones = await db.Units.Select(u => u.TimeZone).Distinct().OrderBy(z => z).ToListAsync(cancellation);
        return string.Join(',', zones.Select(z => Domain.Zone.DayAt(utc, z).DayNumber)) + $":{utc.Ticks / TimeSpan.TicksPerHour}";
    }

    private async Task TryAsync(Func<CancellationToken, Task<int>> work, CancellationToken cancellation)
    {
        try
        {
            await work(cancellation);
        }
        catch (Exception trouble) when (trouble is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            // The loop outlives whatever one minute brings: a reminder that stops unseen is worse than a line in the log.
            LogFailure(trouble);
        }
    }

    [LoggerMessage(LogLevel.Error, "Reminding or sending mail failed; it is tried again within a minute.")]
    private partial void LogFailure(Exception trouble);
}
