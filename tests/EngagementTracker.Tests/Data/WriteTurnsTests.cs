using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Data;

public sealed class WriteTurnsTests : IAsyncLifetime
{
    private readonly List<TrackerDbContext> contexts = [];
    private Tracker tracker = null!;
    private AsyncServiceScope scope;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        tracker = await Tracker.StartAsync();
        scope = await tracker.AsAsync("officer");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var db in contexts) await db.DisposeAsync();
        await scope.DisposeAsync();
        await tracker.DisposeAsync();
    }

    [Fact]
    public async Task Writers_come_to_it_in_the_order_in_which_they_came()
    {
        var first = await BeginAsync();
        var (second, third) = (BeginAsync(), BeginAsync());
        Assert.False(second.IsCompleted);

        await first.CommitAsync(Stop);
        var next = await second;
        Assert.False(third.IsCompleted);

        await next.CommitAsync(Stop);
        await (await third).CommitAsync(Stop);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_turn_ends_with_its_transaction_which_is_undone_or_left(bool isUndone)
    {
        var first = await BeginAsync();
        var second = BeginAsync();

        if (isUndone) await first.RollbackAsync(Stop);
        else await first.DisposeAsync();

        await (await second).CommitAsync(Stop);
    }

    [Fact]
    public async Task Who_goes_away_waiting_keeps_nobody_back()
    {
        var first = await BeginAsync();
        using var gone = new CancellationTokenSource();
        var second = BeginAsync(cancellation: gone.Token);
        var third = BeginAsync();

        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        await first.DisposeAsync();

        await (await third).CommitAsync(Stop);
    }

    [Fact]
    public async Task A_turn_that_another_program_makes_useless_is_given_back()
    {
        await using var other = new SqliteConnection($"Data Source={tracker.DatabaseFile};Pooling=False");
        await other.OpenAsync(Stop);
        await using (await other.BeginTransactionAsync(Stop))
        {
            var locked = await Assert.ThrowsAsync<SqliteException>(() => BeginAsync(patience: 1));
            Assert.Equal(5, locked.SqliteErrorCode);
        }

        await (await BeginAsync()).CommitAsync(Stop);
    }

    /// <param name="patience">In seconds.</param>
    private async Task<IDbContextTransaction> BeginAsync(int patience = 20, CancellationToken? cancellation = null)
    {
        var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync(Stop);
        contexts.Add(db);
        ((SqliteConnection)db.Database.GetDbConnection()).DefaultTimeout = patience;
        return await db.Database.BeginTransactionAsync(cancellation ?? Stop);
    }
}
