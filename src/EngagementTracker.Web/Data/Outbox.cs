using EngagementTracker.Domain.Mail;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data;

/// <summary>
/// The mails that wait, as one of the programs on this database works them off. Each is leased before it is sent, so that no two programs
/// send it at once; what a program had in hand when it was killed is another's once the lease has passed.
/// </summary>
public sealed class Outbox(IServiceScopeFactory scopes, TimeProvider time)
{
    /// <summary>Longer than a mail server is waited for.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private readonly string name = Guid.NewGuid().ToString("N");

    private DateTime NowUtc => time.GetUtcNow().UtcDateTime;

    /// <summary>What is to be sent now, the oldest first.</summary>
    public Task<List<OutgoingMailId>> DueAsync(int most, CancellationToken cancellation = default) => ActAsync(async db =>
    {
        var now = NowUtc;
        return await Waiting(db).Where(m => m.NextTryUtc <= now && (m.LeasedUntilUtc == null || m.LeasedUntilUtc < now))
            .OrderBy(m => m.NextTryUtc).Select(m => m.Id).Take(most).ToListAsync(cancellation);
    });

    /// <summary>Takes a mail in hand; <see langword="null"/> when another program was first, or it has gone.</summary>
    public Task<OutgoingMail?> TakeAsync(OutgoingMailId id, CancellationToken cancellation = default) => ActAsync(async db =>
    {
        var now = NowUtc;
        var until = now + Lease;
        var taken = await Waiting(db).Where(m => m.Id == id && m.NextTryUtc <= now && (m.LeasedUntilUtc == null || m.LeasedUntilUtc < now))
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.LeasedBy, name).SetProperty(x => x.LeasedUntilUtc, until), cancellation);
        return taken == 0 ? null : await Waiting(db).AsNoTracking().SingleOrDefaultAsync(m => m.Id == id && m.LeasedBy == name, cancellation);
    });

    /// <summary>Notes what came of a mail in hand, unless it is in another's hands by now.</summary>
    public Task<bool> SettleAsync(OutgoingMailId id, Action<OutgoingMail, DateTime> outcome, CancellationToken cancellation = default) => ActAsync(async db =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await Waiting(db).SingleOrDefaultAsync(m => m.Id == id && m.LeasedBy == name, cancellation) is not { } mail) return false;
        outcome(mail, NowUtc);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    });

    private static IQueryable<OutgoingMail> Waiting(TrackerDbContext db) =>
        db.OutgoingMails.IgnoreQueryFilters().Where(m => m.SentUtc == null && m.GivenUpUtc == null);

    private async Task<TResult> ActAsync<TResult>(Func<TrackerDbContext, Task<TResult>> act)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrackerDbContext>();
        db.Begin("SendMail");
        return await act(db);
    }
}
