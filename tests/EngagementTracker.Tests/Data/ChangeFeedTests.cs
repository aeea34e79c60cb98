using EngagementTracker.Domain.Commitments;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Commitments.ConfirmCommitment;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace EngagementTracker.Tests.Data;

public sealed class ChangeFeedTests
{
    private const string Record = "COM-2025-0001";

    [Fact]
    public async Task A_save_is_told_once_by_reference_and_kind()
    {
        await using var tracker = await Tracker.StartAsync(records: true);
        await using var scope = await tracker.AsAsync("analyst");
        var told = new List<IReadOnlyCollection<RecordChange>>();
        using var listening = scope.ServiceProvider.GetRequiredService<ChangeFeed>().Listen(told.Add);
        var version = await tracker.ReadAsync(db => db.Commitments.Where(c => c.Reference == Record).Select(c => c.Version).SingleAsync());

        var answer = await scope.ServiceProvider.GetRequiredService<ConfirmCommitmentHandler>().HandleAsync(
            new ConfirmCommitmentForm { Reference = Record, Version = version }, TestContext.Current.CancellationToken);

        Assert.NotNull(answer.Value);
        Assert.Equal([new RecordChange(Record, nameof(Commitment))], Assert.Single(told));
    }

    [Fact]
    public async Task Within_a_longer_transaction_nothing_is_told_before_it_has_committed()
    {
        await using var tracker = await Tracker.StartAsync(records: true);
        await using var scope = await tracker.AsAsync("analyst");
        var told = new List<IReadOnlyCollection<RecordChange>>();
        using var listening = scope.ServiceProvider.GetRequiredService<ChangeFeed>().Listen(told.Add);
        var db = scope.ServiceProvider.GetRequiredService<TrackerDbContext>();
        db.Begin("Test");

        await using (var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            await ConfirmAsync(db, tracker);
            db.ChangeTracker.Clear();
            await ConfirmAsync(db, tracker, again: true);
            Assert.Empty(told);
            await transaction.CommitAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal([new RecordChange(Record, nameof(Commitment))], Assert.Single(told));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_what_was_undone_nothing_is_told_then_or_later(bool saidSo)
    {
        await using var tracker = await Tracker.StartAsync(records: true);
        await using var scope = await tracker.AsAsync("analyst");
        var told = new List<IReadOnlyCollection<RecordChange>>();
        using var listening = scope.ServiceProvider.GetRequiredService<ChangeFeed>().Listen(told.Add);
        var db = scope.ServiceProvider.GetRequiredService<TrackerDbContext>();
        db.Begin("Test");

        await using (var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            await ConfirmAsync(db, tracker);
            if (saidSo) await transaction.RollbackAsync(TestContext.Current.CancellationToken);
        }
        await db.RefuseAsync("Test: nothing", TestContext.Current.CancellationToken);

        Assert.Empty(told);
    }

    [Fact]
    public async Task What_a_listener_asks_anew_is_on_record_already()
    {
        await using var tracker = await Tracker.StartAsync(records: true);
        await using var scope = await tracker.AsAsync("analyst");
        ReviewState? seen = null;
        using var listening = scope.ServiceProvider.GetRequiredService<ChangeFeed>().Listen(_ =>
            seen = tracker.ReadAsync(db => db.Commitments.Where(c => c.Reference == Record).Select(c => c.Review).SingleAsync()).GetAwaiter().GetResult());
        var db = scope.ServiceProvider.GetRequiredService<TrackerDbContext>();
        db.Begin("Test");

        await ConfirmAsync(db, tracker);

        Assert.Equal(ReviewState.Confirmed, seen);
    }

    [Fact]
    public void A_listener_that_fails_hurts_nobody()
    {
        var feed = new ChangeFeed(NullLogger<ChangeFeed>.Instance);
        var told = 0;
        using var before = feed.Listen(_ => told++);
        using var failing = feed.Listen(_ => throw new InvalidOperationException("Gone."));
        using var after = feed.Listen(_ => told++);

        feed.Tell([new RecordChange(Record, "Commitment")]);

        Assert.Equal(2, told);
    }

    [Fact]
    public void Whoever_stops_listening_is_told_nothing_more_and_leaves_nothing_behind()
    {
        var feed = new ChangeFeed(NullLogger<ChangeFeed>.Instance);
        var told = 0;
        Parallel.For(0, 1_000, _ =>
        {
            var listening = feed.Listen(_ => Interlocked.Increment(ref told));
            listening.Dispose();
            listening.Dispose();
        });

        feed.Tell([new RecordChange(Record, "Commitment")]);

        Assert.Equal((0, 0), (told, feed.Listeners));
    }

    [Fact]
    public void A_watch_calls_once_for_all_that_is_saved_within_its_pause()
    {
        var (feed, time, calls) = (new ChangeFeed(NullLogger<ChangeFeed>.Instance), new FakeTimeProvider(), 0);
        using var watch = new ChangeWatch(feed, time, ReviewQueue.Concerns, () => Task.FromResult(calls++), Unexpected);

        for (var i = 0; i < 50; i++) feed.Tell([new RecordChange(Record, "Commitment")]);
        feed.Tell([new RecordChange("FUP-2025-0001", "FollowUp")]);
        Assert.Equal(0, calls);
        time.Advance(ChangeWatch.Pause);
        Assert.Equal(1, calls);

        time.Advance(TimeSpan.FromMinutes(1));
        feed.Tell([new RecordChange("FUP-2025-0001", "FollowUp")]);
        time.Advance(ChangeWatch.Pause);
        Assert.Equal(1, calls);
        feed.Tell([new RecordChange("ENG-2025-0001", "Engagement")]);
        time.Advance(ChangeWatch.Pause);
        Assert.Equal(2, calls);
    }

    [Fact]
    public void A_watch_that_has_ended_calls_no_more()
    {
        var (feed, time, calls) = (new ChangeFeed(NullLogger<ChangeFeed>.Instance), new FakeTimeProvider(), 0);
        var watch = new ChangeWatch(feed, time, ReviewQueue.Concerns, () => Task.FromResult(calls++), Unexpected);
        feed.Tell([new RecordChange(Record, "Commitment")]);

        watch.Dispose();
        time.Advance(ChangeWatch.Pause);

        Assert.Equal((0, 0), (calls, feed.Listeners));
    }

    [Fact]
    public void What_a_call_throws_is_told_except_the_trouble_of_the_database_and_what_comes_after_the_end()
    {
        var (feed, time, told) = (new ChangeFeed(NullLogger<ChangeFeed>.Instance), new FakeTimeProvider(), new List<Exception>());
        Exception thrown = new InvalidOperationException("Broken.");
        var watch = new ChangeWatch(feed, time, ReviewQueue.Concerns, () => Task.FromException(thrown), Told);

        feed.Tell([new RecordChange(Record, "Commitment")]);
        time.Advance(ChangeWatch.Pause);
        Assert.Same(thrown, Assert.Single(told));
        watch.CallBack();
        Assert.Equal(2, told.Count);

        thrown = new SqliteException("database is locked", 5);
        watch.CallBack();
        thrown = new InvalidOperationException("Too late.");
        watch.Dispose();
        watch.CallBack();
        Assert.Equal(2, told.Count);

        Task Told(Exception trouble)
        {
            told.Add(trouble);
            return Task.CompletedTask;
        }
    }

    private static Task Unexpected(Exception trouble) => Task.FromException(trouble);

    private static async Task ConfirmAsync(TrackerDbContext db, Tracker tracker, bool again = false)
    {
        var commitment = await db.Commitments.SingleAsync(c => c.Reference == Record, TestContext.Current.CancellationToken);
        var utc = tracker.Time.GetUtcNow().UtcDateTime;
        if (again) commitment.Question("By when?", await tracker.UserIdAsync("analyst"), utc);
        else commitment.Confirm(await tracker.UserIdAsync("analyst"), utc);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
