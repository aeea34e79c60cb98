using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Mail;
using EngagementTracker.Domain.Notices;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data.Reminders;

/// <summary>
/// Tells everybody what has come, once: whatever round of whatever program on this database comes first tells it, and every later one
/// finds it told (docs/decisions/0011-reminders-exactly-once.md).
/// </summary>
public sealed class ReminderRound(IServiceScopeFactory scopes, TimeProvider time)
{
    /// <summary>What is told in one transaction: other writers wait so long.</summary>
    private const int Batch = 100;

    private HashSet<UInt128> told = [];

    /// <summary>Says how many notices it wrote.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation = default)
    {
        var utc = time.GetUtcNow().UtcDateTime;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrackerDbContext>();
        db.Begin("RemindPeople");
        // Read apart from what is written, and not all at once: what has come is all that is late.
        await using var beside = scopes.CreateAsyncScope();
        var come = new HashSet<UInt128>();
        var written = 0;
        List<Telling> batch = [];
        await foreach (var telling in Tellings.Read(beside.ServiceProvider.GetRequiredService<TrackerDbContext>(), utc, cancellation: cancellation))
        {
            var mark = telling.Mark();
            come.Add(mark);
            if (told.Contains(mark)) continue;
            batch.Add(telling);
            if (batch.Count < Batch) continue;
            written += await TellAsync(db, batch, utc, cancellation);
            batch.Clear();
        }
        written += await TellAsync(db, batch, utc, cancellation);
        told = come;
        return written;
    }

    /// <summary>
    /// Writes what is not told yet, and its mails with it. Nobody else writes meanwhile, so what is told is what holds at this moment, and
    /// two programs that come at once write one after the other; the unique index stands behind both.
    /// </summary>
    private static async Task<int> TellAsync(TrackerDbContext db, List<Telling> batch, DateTime utc, CancellationToken cancellation)
    {
        if (batch.Count == 0 || (await MissingAsync(db, batch, cancellation)).Count == 0) return 0;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var still = await Tellings.Read(db, utc, [.. batch.Select(t => t.Record).Distinct()], cancellation).ToListAsync(cancellation);
        var missing = await MissingAsync(db, still, cancellation);
        var notices = missing.ConvertAll(t => (Telling: t, Notice: Notice.Tell(t.User, t.Record, t.Sentence, utc, t.Key)));
        db.Notices.AddRange(notices.Select(n => n.Notice));
        await db.SaveChangesAsync(cancellation);
        db.OutgoingMails.AddRange(notices.Where(n => n.Telling.MailsAtOnce).Select(n => OutgoingMail.Of(n.Notice, n.Telling.Key, utc)));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        db.ChangeTracker.Clear();
        return notices.Count;
    }

    private static async Task<List<Telling>> MissingAsync(TrackerDbContext db, IReadOnlyCollection<Telling> tellings, CancellationToken cancellation)
    {
        UserId[] users = [.. tellings.Select(t => t.User).Distinct()];
        string[] keys = [.. tellings.Select(t => t.Key).Distinct()];
        var there = await db.Notices.IgnoreQueryFilters().Where(n => users.Contains(n.UserId) && keys.Contains(n.Key))
            .Select(n => new { n.UserId, n.Key }).ToListAsync(cancellation);
        var known = there.Select(n => (n.UserId, n.Key!)).ToHashSet();
        return [.. tellings.Where(t => !known.Contains((t.User, t.Key)))];
    }
}
