using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Tests.Features.Commitments;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Data;

/// <summary>Which commitments wait for whom, and why.</summary>
public sealed class ReviewQueueTests : IAsyncLifetime
{
    private const string Record = "COM-2025-0001";
    private Tracker tracker = null!;

    public async ValueTask InitializeAsync() => tracker = await Tracker.StartAsync(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero), records: true);

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Fact]
    public async Task A_new_commitment_waits_to_be_confirmed() => Assert.Equal(ReviewKind.New, await KindAsync("analyst"));

    [Fact]
    public async Task A_report_waits_for_everybody_but_its_reporter()
    {
        await ChangeAsync(c => c.Confirm(Me, Now));
        await tracker.ReportedAsync(Record, "manager");

        Assert.Equal(ReviewKind.Report, await KindAsync("analyst"));
        // Whatever else it waits for.
        Assert.Equal(ReviewKind.OwnReport, await KindAsync("manager"));
    }

    [Fact]
    public async Task What_is_asked_of_its_drafter_waits_for_no_analyst_until_it_is_answered()
    {
        await ChangeAsync(c => c.Question("By when?", Me, Now));

        Assert.Null(await KindAsync("analyst"));
    }

    [Fact]
    public async Task What_was_confirmed_is_assessed_for_the_last_half_year_and_then_completed()
    {
        await ChangeAsync(c => c.Confirm(Me, Now));
        Assert.Equal(ReviewKind.Assess, await KindAsync("analyst"));

        await ChangeAsync(c => c.Assess(
            new AssessmentFacts(new HalfYear(2026, 1), G7Score.Partial, Completion.NoEvidence, AssessmentConfidence.Low, "Nothing was published.", []), Me, null, Now));
        Assert.Equal(ReviewKind.Incomplete, await KindAsync("analyst"));
    }

    [Fact]
    public async Task What_was_reaffirmed_three_times_without_progress_is_stale_before_it_is_incomplete()
    {
        await ChangeAsync(c =>
        {
            c.Confirm(Me, Now);
            c.Assess(new AssessmentFacts(new HalfYear(2026, 1), G7Score.Partial, Completion.NoEvidence, AssessmentConfidence.Low, "Nothing was published.", []), Me, null, Now);
            for (var i = 0; i < CommitmentSigns.StaleAfter; i++) c.SpeakOf(c.Engagement, MentionKind.Reaffirmed, null, null, Now);
        });

        Assert.Equal(ReviewKind.Stale, await KindAsync("analyst"));
    }

    [Fact]
    public async Task The_counts_and_the_queue_are_of_the_same_conditions()
    {
        await ChangeAsync(c => c.Confirm(Me, Now));
        await tracker.ReportedAsync("COM-2025-0002", "manager");
        foreach (var user in (string[])["analyst", "manager", "officer2"])
        {
            await using var scope = await tracker.AsAsync(user);
            var (db, reader) = (scope.ServiceProvider.GetRequiredService<TrackerDbContext>(), scope.ServiceProvider.GetRequiredService<CurrentUser>());
            var queue = await ReviewQueue.ReadAsync(db, reader, tracker.Time, TestContext.Current.CancellationToken);
            var counts = await queue.CountsAsync(db.Commitments, TestContext.Current.CancellationToken);
            List<QueuedCommitment> listed = [];
            foreach (var kind in Enum.GetValues<ReviewKind>()) listed.AddRange(await queue.ListAsync(db.Commitments, kind, 0, 1000, TestContext.Current.CancellationToken));

            Assert.All(counts, c => Assert.Equal(listed.Count(q => q.Kind == c.Key), c.Value));
            Assert.Distinct(listed.Select(q => q.Id));
            Assert.Equal(ReviewQueue.Waiting(counts), await ReviewQueue.CountAsync(db, reader, tracker.Time, 1000, TestContext.Current.CancellationToken));
            Assert.Equal(2, await ReviewQueue.CountAsync(db, reader, tracker.Time, 2, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task What_the_reader_may_not_read_waits_for_them_nowhere()
    {
        await using var scope = tracker.As(Me, Roles.Analyst, new UnitId(1), null);

        Assert.Equal(0, await ReviewQueue.CountAsync(
            scope.ServiceProvider.GetRequiredService<TrackerDbContext>(), scope.ServiceProvider.GetRequiredService<CurrentUser>(), tracker.Time, 1000, TestContext.Current.CancellationToken));
    }

    private static UserId Me => new(3);

    private DateTime Now => tracker.Time.GetUtcNow().UtcDateTime;

    private Task<int> ChangeAsync(Action<Commitment> change) => tracker.ReadAsync(async db =>
    {
        change(await db.Commitments.Include(c => c.Engagement).Include(c => c.Mentions).Include(c => c.Assessments).SingleAsync(c => c.Reference == Record));
        return await db.SaveChangesAsync();
    });

    private async Task<ReviewKind?> KindAsync(string user)
    {
        await using var scope = await tracker.AsAsync(user);
        var db = scope.ServiceProvider.GetRequiredService<TrackerDbContext>();
        var queue = await ReviewQueue.ReadAsync(db, scope.ServiceProvider.GetRequiredService<CurrentUser>(), tracker.Time, TestContext.Current.CancellationToken);
        var counts = await queue.CountsAsync(db.Commitments.Where(c => c.Reference == Record), TestContext.Current.CancellationToken);
        return counts.Where(c => c.Value > 0).Select(c => (ReviewKind?)c.Key).SingleOrDefault();
    }
}
