using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static SQLitePCL.raw;

namespace EngagementTracker.Tests.Data;

public sealed class KeptConnectionsTests : IAsyncLifetime
{
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
        await scope.DisposeAsync();
        await tracker.DisposeAsync();
    }

    [Fact]
    public async Task A_context_gets_the_connection_of_the_one_before_with_what_is_prepared_on_it_and_not_that_of_one_at_work()
    {
        tracker.Close();
        SqliteConnection first;
        await using (var db = await ContextAsync())
        {
            first = Connection(db);
            first.Handle!.enable_sqlite3_next_stmt(true);
            Assert.NotEmpty(await db.Parties.Select(p => p.Code).ToListAsync(Stop));
        }
        await using var next = await ContextAsync();
        Assert.Same(first, Connection(next));
        Assert.Single(Prepared(next), sql => sql.Contains("\"Parties\"", StringComparison.Ordinal));

        await using var other = await ContextAsync();
        Assert.NotSame(first, Connection(other));
    }

    [Fact]
    public async Task A_question_asked_again_while_its_first_answer_is_being_read_has_an_answer_of_its_own()
    {
        await using var db = await ContextAsync();
        List<string> read = [];
        await foreach (var number in Upto(3)) await foreach (var again in Upto(number)) read.Add($"{number}.{again}");
        Assert.Equal(["1.1", "2.1", "2.2", "3.1", "3.2", "3.3"], read);

        IAsyncEnumerable<int> Upto(int most) =>
            db.Database.SqlQuery<int>($"WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {most}) SELECT i AS Value FROM n").AsAsyncEnumerable();
    }

    [Fact]
    public async Task One_on_which_somebody_has_not_read_to_the_end_is_not_given_to_the_next()
    {
        SqliteConnection left;
        await using (var db = await ContextAsync())
        {
            left = Connection(db);
            var reading = db.Parties.Select(p => p.Name).AsAsyncEnumerable().GetAsyncEnumerator(Stop);
            Assert.True(await reading.MoveNextAsync());
        }
        await using var next = await ContextAsync();
        Assert.NotSame(left, Connection(next));
        Assert.NotEmpty(await next.Parties.Select(p => p.Name).ToListAsync(Stop));
    }

    [Fact]
    public async Task None_is_kept_where_the_connection_string_wants_no_pool()
    {
        await using var unpooled = await Tracker.StartAsync(options: ";Pooling=False");
        await using var first = await unpooled.AsAsync("officer");
        SqliteConnection used;
        await using (var db = await ContextAsync(first)) used = Connection(db);
        await using var next = await ContextAsync(first);
        Assert.NotSame(used, Connection(next));
        Assert.Equal(System.Data.ConnectionState.Closed, used.State);
    }

    [Fact]
    public async Task It_keeps_so_many_statements_and_no_more()
    {
        tracker.Close();
        await using var db = await ContextAsync();
        Connection(db).Handle!.enable_sqlite3_next_stmt(true);
        for (var i = 0; i < 600; i++) Assert.Equal(i, await Single(db, $"SELECT {i} AS Value"));
        Assert.InRange(Prepared(db).Count, 1, 256);
    }

    [Fact]
    public async Task What_is_soon_answered_is_answered_at_once()
    {
        await using var db = await ContextAsync();
        db.TakeTime(Stop);
        await ExpectAtOnceAsync(db, Long);
    }

    [Fact]
    public async Task What_takes_long_goes_on_elsewhere_and_holds_nobody_up()
    {
        await using var db = await ContextAsync();
        db.TakeTime(Stop);
        using var gate = Gate(db);
        var asked = Single(db, Slow);
        Assert.False(asked.IsCompleted);
        gate.Set();
        Assert.Equal(20_000, await asked);
    }

    [Fact]
    public async Task What_nobody_waits_for_any_more_is_given_up_and_the_next_context_gets_an_answer()
    {
        using var left = new CancellationTokenSource();
        await using (var db = await ContextAsync())
        {
            db.TakeTime(left.Token);
            using var gate = Gate(db);
            var asked = Single(db, Slow);
            await left.CancelAsync();
            gate.Set();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Single(db, Long));
        }
        await using var next = await ContextAsync();
        Assert.Equal(20_000, await Single(next, Long));
    }

    [Fact]
    public async Task Who_has_not_said_that_it_may_take_time_has_the_answer_at_once()
    {
        await using (var before = await ContextAsync()) before.TakeTime(Stop);
        await using var db = await ContextAsync();
        Connection(db).CreateFunction("pass", Later);
        await ExpectAtOnceAsync(db, Slow);
    }

    [Fact]
    public async Task What_takes_long_in_a_transaction_is_not_given_up()
    {
        await using var db = await ContextAsync();
        db.TakeTime(Stop);
        await using var transaction = await db.Database.BeginTransactionAsync(Stop);
        Connection(db).CreateFunction("pass", Later);
        await ExpectAtOnceAsync(db, Slow);
    }

    [Fact]
    public async Task A_page_that_asks_something_else_or_is_left_gets_no_answer_to_what_it_asked_before()
    {
        await using var first = await ContextAsync();
        await using var second = await ContextAsync();
        using var reading = new PageReading();
        using var gate = Gate(first);

        var before = reading.AskAsync(first, db => Numbers(db, Slow));
        Assert.Equal([20_000], await reading.AskAsync(second, db => Numbers(db, Long)));
        gate.Set();
        Assert.Null(await before);

        reading.Dispose();
        Assert.Null(await reading.AskAsync(second, db => Numbers(db, Long)));
    }

    private const string Long = "WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) SELECT COUNT(*) AS Value FROM n";
    private const string Slow = "WITH n(i) AS (SELECT pass() UNION ALL SELECT i + 1 FROM n WHERE i < 20000) SELECT COUNT(*) AS Value FROM n";

    private int Later()
    {
        tracker.Time.Advance(TimeSpan.FromSeconds(1));
        return 1;
    }

    /// <summary>Lets time pass on this thread, and waits on any other until it is opened.</summary>
    private ManualResetEventSlim Gate(TrackerDbContext db)
    {
        var gate = new ManualResetEventSlim();
        var here = Environment.CurrentManagedThreadId;
        Connection(db).CreateFunction("pass", () =>
        {
            if (Environment.CurrentManagedThreadId == here) return Later();
            gate.Wait(Stop);
            return 1;
        });
        return gate;
    }

    private static async Task ExpectAtOnceAsync(TrackerDbContext db, string sql)
    {
        var asked = Single(db, sql);
        Assert.True(asked.IsCompleted);
        Assert.Equal(20_000, await asked);
    }

    private static async Task<int> Single(TrackerDbContext db, string sql) => (await Numbers(db, sql)).Single();

    private static Task<List<int>> Numbers(TrackerDbContext db, string sql) => db.Database.SqlQueryRaw<int>(sql).ToListAsync(Stop);

    private static SqliteConnection Connection(TrackerDbContext db) => (SqliteConnection)db.Database.GetDbConnection();

    private static List<string> Prepared(TrackerDbContext db)
    {
        List<string> found = [];
        var handle = Connection(db).Handle;
        for (var at = sqlite3_next_stmt(handle, null); at is { IsInvalid: false }; at = sqlite3_next_stmt(handle, at)) found.Add(sqlite3_sql(at).utf8_to_string());
        return found;
    }

    private Task<TrackerDbContext> ContextAsync() => ContextAsync(scope);

    private static Task<TrackerDbContext> ContextAsync(AsyncServiceScope of) => of.ServiceProvider.GetRequiredService<IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync(Stop);
}
