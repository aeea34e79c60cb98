using System.Data;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace EngagementTracker.Web.Data;

/// <summary>
/// Stays open from one context to the next, with the statements prepared on it: to prepare the SQL of a page, which says the reading rights in
/// each of its parts, takes longer than to answer it.
/// </summary>
internal sealed class KeptConnection : SqliteConnection
{
    /// <summary>How long a page is held up by a query before the query goes on elsewhere.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(150);

    private const int MostStatements = 256;
    private const int StepsBetweenLooks = 1_000;

    private readonly Dictionary<string, Statement> statements = [];
    private readonly TimeProvider time;
    private CancellationToken? left;
    private long? since;

    public KeptConnection(string connectionString, TimeProvider time)
        : base(connectionString)
    {
        this.time = time;
        Open();
        sqlite3_progress_handler(Handle, StepsBetweenLooks, _ => IsGivenUp ? 1 : 0, null);
    }

    /// <summary>Whether the next context may have it: nothing is being read or written on it.</summary>
    public bool IsFree => Transaction is null && statements.Values.All(s => s.IsFree);

    // In a transaction others wait for the end of it, and what is given up might be a change.
    private bool IsGivenUp => Transaction is null && (left is { IsCancellationRequested: true } || (since is { } start && time.GetElapsedTime(start) > Patience));

    /// <summary>Lets queries that take long go on on another thread.</summary>
    /// <param name="until">When nobody waits for the answers any more; <see langword="null"/> if whoever asks next waits for each answer.</param>
    public void TakeTime(CancellationToken? until) => left = until;

    /// <summary>Does nothing: the Entity Framework closes after each query. <see cref="End"/> closes.</summary>
    public override void Close()
    {
    }

    public void End() => base.Close();

    public override SqliteCommand CreateCommand() => new Asked { Connection = this, CommandTimeout = DefaultTimeout, Transaction = Transaction };

    /// <summary>
    /// Asks at once, on the thread at hand, because most answers are there before another thread would be. SQLite knows no other way, and would hold
    /// up whoever waits, a whole page in the browser, for as long as it takes; so a query that takes longer is given up, and asked anew on another thread.
    /// </summary>
    private async Task<SqliteDataReader> ReadAsync(Asked asked, CommandBehavior behavior)
    {
        // Who has not said that it may take time, or reads the same twice at once, waits.
        if (left is not { } until || asked.Transaction is not null || Find(asked) is not { } statement) return asked.ExecuteReader(behavior);
        until.ThrowIfCancellationRequested();
        if (!statement.IsSlow)
        {
            since = time.GetTimestamp();
            try
            {
                return statement.Read(behavior);
            }
            catch (SqliteException given) when (given.SqliteErrorCode == SQLITE_INTERRUPT)
            {
                statement.IsSlow = true;
            }
            finally
            {
                since = null;
            }
        }
        try
        {
            // And stays there: what reads the rows goes on on that thread.
            return await Task.Run(() => statement.Read(behavior), until).ConfigureAwait(false);
        }
        catch (SqliteException given) when (given.SqliteErrorCode == SQLITE_INTERRUPT)
        {
            throw new OperationCanceledException(until);
        }
    }

    /// <returns><see langword="null"/> while an answer of it is still being read.</returns>
    private Statement? Find(Asked asked)
    {
        if (!statements.TryGetValue(asked.CommandText, out var statement))
        {
            if (statements.Count >= MostStatements) Forget();
            statements.Add(asked.CommandText, statement = new Statement(new SqliteCommand(asked.CommandText, this)));
        }
        return statement.IsFree ? statement.For(asked) : null;
    }

    private void Forget()
    {
        foreach (var (text, statement) in statements.Where(s => s.Value.IsFree).ToList())
        {
            statement.Command.Dispose();
            statements.Remove(text);
        }
    }

    private sealed class Statement(SqliteCommand command)
    {
        private SqliteDataReader? reader;

        public SqliteCommand Command { get; } = command;

        public bool IsSlow { get; set; }

        public bool IsFree => reader is null or { IsClosed: true };

        public Statement For(Asked asked)
        {
            (Command.Transaction, Command.CommandTimeout) = (asked.Transaction, asked.CommandTimeout);
            Command.Parameters.Clear();
            foreach (SqliteParameter parameter in asked.Parameters) Command.Parameters.Add(parameter);
            return this;
        }

        public SqliteDataReader Read(CommandBehavior behavior) => reader = Command.ExecuteReader(behavior);
    }

    /// <summary>A question, answered by the statement that is kept for its text.</summary>
    private sealed class Asked : SqliteCommand
    {
        private KeptConnection Kept => (KeptConnection)Connection!;

        public override SqliteDataReader ExecuteReader(CommandBehavior behavior) => Kept.Find(this)?.Read(behavior) ?? base.ExecuteReader(behavior);

        public override Task<SqliteDataReader> ExecuteReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken) =>
            Kept.ReadAsync(this, behavior);
    }
}
