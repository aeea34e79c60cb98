using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EngagementTracker.Web.Data.Search;

/// <summary>
/// Brings the words that a transaction has changed into their indexes, just before it commits: triggers note of which rows, and others
/// write when a note is taken away (migration WordsTogether). A note that somebody else left is taken away by the next transaction.
/// </summary>
public sealed class WordsKeeper : DbTransactionInterceptor
{
    private const string Take = "DELETE FROM WordsDue";

    public override InterceptionResult TransactionCommitting(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result)
    {
        if (!IsSave(eventData)) return result;
        using var command = Command(transaction);
        command.ExecuteNonQuery();
        return result;
    }

    public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (!IsSave(eventData)) return result;
        await using var command = Command(transaction);
        await command.ExecuteNonQueryAsync(cancellationToken);
        return result;
    }

    /// <summary>A migration saves nothing, and perhaps has no such table yet.</summary>
    private static bool IsSave(TransactionEventData about) => about.Context is TrackerDbContext { Unannounced.Count: > 0 };

    private static DbCommand Command(DbTransaction transaction)
    {
        var command = transaction.Connection!.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, Take);
        return command;
    }
}
