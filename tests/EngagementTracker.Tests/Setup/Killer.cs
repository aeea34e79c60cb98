using System.Data.Common;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Setup;

/// <summary>What a program leaves behind that is killed: whatever it had begun is undone, and nothing after that is done.</summary>
public sealed class KilledException : Exception;

/// <summary>Scopes whose database dies at a chosen statement or commit.</summary>
public sealed class Killer(IServiceScopeFactory scopes) : IServiceScopeFactory, IDbCommandInterceptor, IDbTransactionInterceptor
{
    private int? left;

    /// <summary>Lets so many statements and commits pass, and kills the next one.</summary>
    public void Arm(int after) => left = after;

    public void Disarm() => left = null;

    public IServiceScope CreateScope() => new Scope(scopes.CreateScope(), this);

    private void Pass()
    {
        if (left is null) return;
        if (left-- <= 0)
        {
            left = 0;
            throw new KilledException();
        }
    }

    public ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Pass();
        return ValueTask.FromResult(result);
    }

    public ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Pass();
        return ValueTask.FromResult(result);
    }

    public ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        Pass();
        return ValueTask.FromResult(result);
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Pass();
        return Task.CompletedTask;
    }

    private sealed class Scope(IServiceScope scope, Killer killer) : IServiceScope, IServiceProvider
    {
        private TrackerDbContext? db;

        public IServiceProvider ServiceProvider => this;

        public object? GetService(Type serviceType) =>
            serviceType == typeof(TrackerDbContext) ? db ??= Context() : scope.ServiceProvider.GetService(serviceType);

        private TrackerDbContext Context()
        {
            var options = scope.ServiceProvider.GetRequiredService<DbContextOptions<TrackerDbContext>>();
            return new TrackerDbContext(
                new DbContextOptionsBuilder<TrackerDbContext>(options).AddInterceptors(killer).Options,
                scope.ServiceProvider.GetRequiredService<CurrentUser>(), scope.ServiceProvider.GetRequiredService<TimeProvider>());
        }

        public void Dispose()
        {
            db?.Dispose();
            scope.Dispose();
        }
    }
}
