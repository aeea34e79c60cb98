using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EngagementTracker.Web.Data;

/// <summary>Gives each context a connection that is open already, and takes it back for the next one.</summary>
public sealed class KeptConnections(string connectionString, TimeProvider time) : DbConnectionInterceptor, IDisposable
{
    /// <summary>None, if the connection string wants no pool.</summary>
    private readonly int mostIdle = new SqliteConnectionStringBuilder(connectionString).Pooling ? 8 : 0;

    /// <summary>Not in the library's pool, which would keep it a second time.</summary>
    private readonly string unpooled = new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString();
    private readonly ConcurrentStack<KeptConnection> idle = [];
    private volatile bool isOver;

    public override InterceptionResult<DbConnection> ConnectionCreating(ConnectionCreatingEventData eventData, InterceptionResult<DbConnection> result)
    {
        ArgumentNullException.ThrowIfNull(eventData);
        // Another one is what the Entity Framework looks with whether there is a database at all.
        return eventData.ConnectionString == connectionString ? InterceptionResult<DbConnection>.SuppressWithResult(idle.TryPop(out var kept) ? kept : Open()) : result;
    }

    public override InterceptionResult ConnectionDisposing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        if (connection is not KeptConnection kept) return result;
        kept.TakeTime(null);
        if (isOver || idle.Count >= mostIdle || !kept.IsFree) kept.End();
        else idle.Push(kept);
        return InterceptionResult.Suppress();
    }

    public override ValueTask<InterceptionResult> ConnectionDisposingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        new(ConnectionDisposing(connection, eventData, result));

    /// <summary>Closes those that nobody uses, as one must before another file takes the database's place.</summary>
    public void Close()
    {
        while (idle.TryPop(out var kept)) kept.End();
    }

    public void Dispose()
    {
        isOver = true;
        Close();
    }

    private KeptConnection Open()
    {
        var connection = new KeptConnection(unpooled, time);
        try
        {
            SqlitePragmas.Set(connection);
            // The Entity Framework adds its functions to a connection that it is given.
            using var given = new DbContext(new DbContextOptionsBuilder().UseSqlite(connection).Options);
            given.Database.GetDbConnection();
            return connection;
        }
        catch
        {
            // Whoever asks next opens another one.
            connection.End();
            throw;
        }
    }
}
