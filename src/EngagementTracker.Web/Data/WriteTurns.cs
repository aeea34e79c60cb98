using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

namespace EngagementTracker.Web.Data;

/// <summary>
/// Those of this program who want to write come to it one after another, in the order in which they came. SQLite lets one in at a time too, but who
/// waits there sleeps and looks again, up to a tenth of a second later: nobody writes meanwhile, and who came last may be the first. Who has
/// waited long enough asks SQLite, whose answer holds; a second program on the same file is no part of this queue.
/// </summary>
#pragma warning disable CA1001 // Not disposed: whoever saves while the program ends has saved, and gives their turn back to nobody. It holds no handle.
public sealed class WriteTurns : DbTransactionInterceptor
#pragma warning restore CA1001
{
    private static readonly ConditionalWeakTable<DbTransaction, SemaphoreSlim> Taken = [];

    private readonly SemaphoreSlim turn = new(1);

    public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(eventData);
        if (!await turn.WaitAsync(SqlitePragmas.PatienceOf(connection), cancellationToken)) return result;
        try
        {
            // Begun here, so that the turn is given back if that fails.
            var transaction = await connection.BeginTransactionAsync(eventData.IsolationLevel, cancellationToken);
            Taken.Add(transaction, turn);
            return InterceptionResult<DbTransaction>.SuppressWithResult(transaction);
        }
        catch
        {
            turn.Release();
            throw;
        }
    }

    private static void GiveBack(DbTransaction transaction)
    {
        if (Taken.TryGetValue(transaction, out var turn) && Taken.Remove(transaction)) turn.Release();
    }

    /// <summary>Gives back the turn of a transaction that is over, however it ended.</summary>
    internal sealed class Factory(RelationalTransactionFactoryDependencies dependencies) : IRelationalTransactionFactory
    {
        public RelationalTransaction Create(
            IRelationalConnection connection, DbTransaction transaction, Guid transactionId, IDiagnosticsLogger<DbLoggerCategory.Database.Transaction> logger,
            bool transactionOwned) => new Transaction(connection, transaction, transactionId, logger, transactionOwned, dependencies.SqlGenerationHelper);
    }

    private sealed class Transaction(
        IRelationalConnection connection, DbTransaction transaction, Guid transactionId, IDiagnosticsLogger<DbLoggerCategory.Database.Transaction> logger,
        bool transactionOwned, ISqlGenerationHelper sql) : RelationalTransaction(connection, transaction, transactionId, logger, transactionOwned, sql)
    {
        private readonly DbTransaction over = transaction;

        protected override void ClearTransaction()
        {
            base.ClearTransaction();
            GiveBack(over);
        }

        protected override async Task ClearTransactionAsync(CancellationToken cancellationToken = default)
        {
            await base.ClearTransactionAsync(cancellationToken);
            GiveBack(over);
        }
    }
}
