using EngagementTracker.Domain.Commitments;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Commitments;
using EngagementTracker.Web.Ui.Frame;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Commitments;

/// <summary>What the list says of state, standings, gaps and age, and that each filter keeps what it says.</summary>
public sealed class CommitmentStandingTests : IAsyncLifetime
{
    private static readonly DateOnly Made = new(2025, 1, 6);

    /// <summary>Three in the morning in Nairobi, and the evening of the day before in New York.</summary>
    private static readonly DateTimeOffset BetweenTwoDays = new(2025, 2, 3, 0, 30, 0, TimeSpan.Zero);

    private Tracker tracker = null!;

    public async ValueTask InitializeAsync() => tracker = await Tracker.StartAsync(BetweenTwoDays, records: false);

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Fact]
    public async Task Each_schedule_standing_is_the_domains_whatever_the_units_day()
    {
        var nairobi = new DateOnly(2025, 2, 3);
        int[] days = [-20, -1, 0, 1, 6, 7, 8, 9];
        await Lives.WriteAsync(tracker, async lives =>
        {
            foreach (var unit in (string[])["AMER", "WASH"])
            {
                var engagement = await lives.EngagementAsync(Made, unit);
                await lives.CommitmentAsync(engagement);
                await lives.CloseAsync(await lives.CommitmentAsync(engagement), Outcome.Fulfilled, nairobi);
                foreach (var day in days)
                {
                    await lives.CommitmentAsync(engagement, Deadline.Stated(nairobi.AddDays(day)));
                    await lives.ReportAsync(await lives.CommitmentAsync(engagement, Deadline.Proposed(nairobi.AddDays(day))), Outcome.Fulfilled, nairobi.AddDays(-3));
                    foreach (var ended in (int[])[-1, 0, 1])
                        await lives.CloseAsync(await lives.CommitmentAsync(engagement, Deadline.Stated(nairobi.AddDays(day))), Outcome.Withdrawn, nairobi.AddDays(Math.Min(day + ended, 0)));
                }
            }
        });
        var all = await ListAsync(new());

        Assert.Equal(2 * (2 + (days.Length * 5)), all.Count);
        foreach (var standing in Enum.GetValues<ScheduleStanding>())
        {
            var expected = (await tracker.ReadAsync(async db =>
            {
                var calendar = await DueCalendar.ReadAsync(db, tracker.Time);
                return (await db.Commitments.AsNoTracking().ToListAsync()).Where(c => c.ScheduleOn(calendar.Today(c.UnitId)) == standing).Select(c => c.Reference).ToList();
            })).Order().ToList();
            Assert.NotEmpty(expected);
            Assert.Equal(expected, (await ListAsync(new(Schedule: CommitmentFilter.Key(standing)))).Select(r => r.Reference).Order());
        }
    }

    [Fact]
    public async Task All_sixteen_ways_to_be_incomplete_are_told_apart()
    {
        await Lives.WriteAsync(tracker, async lives =>
        {
            var engagement = await lives.EngagementAsync(Made);
            for (var gaps = 0; gaps < 16; gaps++)
            {
                bool Has(Gaps gap) => !((Gaps)gaps).HasFlag(gap);
                await lives.CommitmentAsync(
                    engagement, Has(Gaps.Timeframe) ? Deadline.Continuing : null, owner: Has(Gaps.Owner) ? lives.Officer : null,
                    deliverable: Has(Gaps.Deliverable) ? "A treaty" : null, measure: Has(Gaps.Measure) ? "Its signature" : null);
            }
        });
        var domain = await tracker.ReadAsync(db => db.Commitments.AsNoTracking().ToDictionaryAsync(c => c.Reference, c => c.Gaps));
        var all = await ListAsync(new());

        Assert.Equal(16, all.Select(r => r.Missing).Distinct().Count());
        Assert.All(all, r => Assert.Equal(domain[r.Reference], r.Missing));
        foreach (var gap in (Gaps[])[Gaps.Deliverable, Gaps.Measure, Gaps.Timeframe, Gaps.Owner])
            await KeepsAsync(all, new(Missing: CommitmentFilter.Key(gap)), r => r.Missing.HasFlag(gap));
        await KeepsAsync(all, new(Missing: "any"), r => r.Missing != Gaps.None);
        await KeepsAsync(all, new(Missing: "none"), r => r.Missing == Gaps.None);
    }

    [Fact]
    public async Task Each_state_outcome_and_standing_is_shown_and_found()
    {
        await Lives.WriteAsync(tracker, async lives =>
        {
            var engagement = await lives.EngagementAsync(Made);
            foreach (var outcome in Enum.GetValues<Outcome>().Where(o => o != Outcome.Superseded))
                await lives.CloseAsync(await lives.CommitmentAsync(engagement), outcome, new DateOnly(2025, 1, 20));
            await lives.ReportAsync(await lives.CommitmentAsync(engagement), Outcome.Fulfilled, new DateOnly(2025, 1, 20));
            foreach (var said in Enum.GetValues<OfficialStanding>())
            {
                var commitment = await lives.CommitmentAsync(engagement);
                commitment.Tell(new DateOnly(2025, 1, 10), "Earlier.", null, OfficialStanding.Underway, null, [], lives.Officer, BetweenTwoDays.UtcDateTime);
                commitment.Tell(new DateOnly(2025, 1, 12), "Later.", null, said, null, [], lives.Officer, BetweenTwoDays.UtcDateTime);
                commitment.Tell(new DateOnly(2025, 1, 14), "Nothing was said.", 20, null, null, [], lives.Officer, BetweenTwoDays.UtcDateTime);
                await lives.SaveAsync();
            }
            foreach (var completion in Enum.GetValues<Completion>()) await lives.AssessAsync(await lives.CommitmentAsync(engagement), completion);
        });
        var all = await ListAsync(new());

        foreach (var state in Enum.GetValues<CommitmentState>()) await KeepsAsync(all, new(State: CommitmentFilter.Key(state)), r => r.State == state);
        await KeepsAsync(all, new(State: CommitmentFilter.NotClosed), r => r.State != CommitmentState.Closed);
        foreach (var outcome in Enum.GetValues<Outcome>().Where(o => o != Outcome.Superseded))
            await KeepsAsync(all, new(Outcome: CommitmentFilter.Key(outcome)), r => r.Outcome == outcome);
        foreach (var said in Enum.GetValues<OfficialStanding>()) await KeepsAsync(all, new(Said: CommitmentFilter.Key(said)), r => r.Said == said);
        await KeepsAsync(all, new(Said: CommitmentFilter.Nothing), r => r.Said is null);
        foreach (var completion in Enum.GetValues<Completion>()) await KeepsAsync(all, new(Evidence: CommitmentFilter.Key(completion)), r => r.Shown == completion);
        await KeepsAsync(all, new(Evidence: CommitmentFilter.Nothing), r => r.Shown is null);
        Assert.Equal(all.Select(r => r.Reference), (await ListAsync(new(State: "gone", Outcome: "9", Said: "x", Evidence: "x", Schedule: "x", Missing: "x", Stale: "x", Age: "31"))).Select(r => r.Reference));
    }

    [Fact]
    public async Task One_reaffirmed_three_times_without_progress_is_stale()
    {
        await Lives.WriteAsync(tracker, async lives =>
        {
            var engagement = await lives.EngagementAsync(Made);
            var (stale, fresh) = (await lives.CommitmentAsync(engagement), await lives.CommitmentAsync(engagement));
            for (var day = 10; day < 13; day++)
            {
                var again = await lives.EngagementAsync(new DateOnly(2025, 1, day));
                foreach (var commitment in (Commitment[])[stale, fresh]) commitment.SpeakOf(again, MentionKind.Reaffirmed, "They still will.", null, BetweenTwoDays.UtcDateTime);
            }
            fresh.Tell(new DateOnly(2025, 1, 11), "Half of it.", 50, null, null, [], lives.Officer, BetweenTwoDays.UtcDateTime);
            await lives.SaveAsync();
        });

        await KeepsAsync(await ListAsync(new()), new(Stale: "yes"), r => r.IsStale);
    }

    [Fact]
    public async Task Age_is_counted_from_the_day_on_which_it_was_made()
    {
        var today = new DateOnly(2025, 2, 3);
        await Lives.WriteAsync(tracker, async lives =>
        {
            foreach (var days in (int[])[0, 30, 31, 90, 91, 180, 181, 365, 366]) await lives.CommitmentAsync(await lives.EngagementAsync(today.AddDays(-days)));
        });
        var all = await ListAsync(new());

        foreach (var days in CommitmentFilter.Ages) await KeepsAsync(all, new(Age: days.ToString()), r => r.MadeOn >= today.AddDays(-days));
        await KeepsAsync(all, new(Age: CommitmentFilter.Older), r => r.MadeOn < today.AddDays(-365));
    }

    [Fact]
    public async Task What_is_closed_is_late_on_no_list_of_what_is_due()
    {
        await Lives.WriteAsync(tracker, async lives =>
        {
            var engagement = await lives.EngagementAsync(Made);
            var deadline = Deadline.Stated(new DateOnly(2025, 1, 15));
            await lives.CommitmentAsync(engagement, deadline);
            await lives.CloseAsync(await lives.CommitmentAsync(engagement, deadline), Outcome.Fulfilled, new DateOnly(2025, 1, 14));
        });

        Assert.Equal(CommitmentState.Open, Assert.Single(await ListAsync(new(Due: "late"))).State);
        Assert.Equal(1, await tracker.ReadAsync(db => DueSections.LateCountAsync(db, tracker.Time, NavCount.Most)));
    }

    private async Task KeepsAsync(List<CommitmentRow> all, CommitmentFilter filter, Func<CommitmentRow, bool> fits)
    {
        var expected = all.Where(fits).Select(r => r.Reference).ToList();
        Assert.InRange(expected.Count, 1, all.Count - 1);
        Assert.Equal(expected, (await ListAsync(filter)).Select(r => r.Reference));
    }

    private Task<List<CommitmentRow>> ListAsync(CommitmentFilter filter) => tracker.ReadAsync(async db =>
        await CommitmentList.Rows(db, filter, null, await DueCalendar.ReadAsync(db, tracker.Time)).ToListAsync());
}
