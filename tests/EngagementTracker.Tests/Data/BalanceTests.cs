using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Tests.Features.Commitments;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data;

namespace EngagementTracker.Tests.Data;

public sealed class BalanceTests : IAsyncLifetime
{
    private Tracker tracker = null!;

    public async ValueTask InitializeAsync()
    {
        tracker = await Tracker.StartAsync();
        await Lives.WriteAsync(tracker, async lives =>
        {
            var spring = await lives.EngagementAsync(new DateOnly(2024, 4, 1));
            var autumn = await lives.EngagementAsync(new DateOnly(2024, 12, 31));
            // Kept on its last day, so not late.
            await lives.CloseAsync(await lives.CommitmentAsync(spring, Deadline.Stated(new DateOnly(2024, 6, 30)), Direction.Ours), Outcome.Fulfilled, new DateOnly(2024, 6, 30));
            // Kept too late: late in the second quarter, kept in the third.
            await lives.CloseAsync(await lives.CommitmentAsync(spring, Deadline.Stated(new DateOnly(2024, 6, 30)), Direction.Ours), Outcome.Fulfilled, new DateOnly(2024, 7, 1));
            await lives.CloseAsync(await lives.CommitmentAsync(spring, owes: Direction.Theirs), Outcome.PartlyFulfilled, new DateOnly(2024, 11, 5));
            await lives.CloseAsync(await lives.CommitmentAsync(spring, owes: Direction.Theirs), Outcome.Withdrawn, new DateOnly(2024, 11, 5));
            // Late since the first of the month, and one that has until today.
            await lives.CommitmentAsync(autumn, Deadline.Stated(new DateOnly(2025, 2, 1)), Direction.Theirs);
            await lives.CommitmentAsync(autumn, Deadline.Stated(new DateOnly(2025, 2, 3)), Direction.Theirs);
            await lives.CommitmentAsync(await lives.EngagementAsync(new DateOnly(2024, 12, 31), marking: Marking.TopSecret), Deadline.Stated(new DateOnly(2025, 1, 31)), Direction.Joint);
        });
    }

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Fact]
    public async Task Each_quarter_says_what_was_made_kept_and_late_and_a_quiet_one_says_nothing()
    {
        var balance = await BalanceAsync("manager");

        Assert.Equal(
            [Figures(2024, 2, made: 2, kept: 1, late: 1), Figures(2024, 3, kept: 1), Figures(2024, 4), Figures(2025, 1)], balance[Direction.Ours]);
        Assert.Equal(
            [Figures(2024, 2, made: 2), Figures(2024, 3), Figures(2024, 4, made: 2, partly: 1), Figures(2025, 1, late: 1)], balance[Direction.Theirs]);
        Assert.Equal([Figures(2024, 4, made: 1), Figures(2025, 1, late: 1)], balance[Direction.Joint].TakeLast(2));
    }

    [Fact]
    public async Task Who_may_not_read_a_commitment_does_not_find_it_counted()
    {
        var balance = await BalanceAsync("officer2");

        Assert.DoesNotContain(Direction.Joint, balance.Keys);
        Assert.Equal(2, balance[Direction.Ours].Sum(f => f.Made));
    }

    [Fact]
    public async Task Directions_are_added_up_quarter_by_quarter()
    {
        var sum = Balance.Sum((await BalanceAsync("manager")).Values);

        Assert.Equal([Figures(2024, 2, made: 4, kept: 1, late: 1), Figures(2024, 3, kept: 1), Figures(2024, 4, made: 3, partly: 1), Figures(2025, 1, late: 2)], sum);
    }

    private Task<IReadOnlyDictionary<Direction, IReadOnlyList<QuarterFigures>>> BalanceAsync(string user) =>
        tracker.AsAsync<TrackerDbContext, IReadOnlyDictionary<Direction, IReadOnlyList<QuarterFigures>>>(
            user, async db => await Balance.ReadAsync(db.Commitments, await DueCalendar.ReadAsync(db, tracker.Time)));

    private static QuarterFigures Figures(int year, int quarter, int made = 0, int kept = 0, int partly = 0, int late = 0) =>
        new(new Quarter(year, quarter), made, kept, partly, late);
}
