using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EngagementTracker.Web.Data;

/// <summary>Tells the feed of a transaction's changes when it has committed, whoever began it; of one that was undone, nothing.</summary>
public sealed class ChangeTeller(ChangeFeed feed) : DbTransactionInterceptor
{
    public override DbTransaction TransactionStarted(DbConnection connection, TransactionEndEventData eventData, DbTransaction result)
    {
        Forget(eventData.Context);
        return result;
    }

    public override ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
    {
        Forget(eventData.Context);
        return ValueTask.FromResult(result);
    }

    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Tell(eventData.Context);

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Tell(eventData.Context);
        return Task.CompletedTask;
    }

    /// <summary>A transaction that was left without a word is undone too; the next one begins with nothing.</summary>
    private static void Forget(DbContext? context) => (context as TrackerDbContext)?.Unannounced.Clear();

    private void Tell(DbContext? context)
    {
        if (context is not TrackerDbContext { Unannounced: { Count: > 0 } changes }) return;
        RecordChange[] saved = [.. changes];
        changes.Clear();
        feed.Tell(saved);
    }
}
