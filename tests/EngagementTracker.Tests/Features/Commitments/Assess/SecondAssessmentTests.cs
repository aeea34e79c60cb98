using EngagementTracker.Domain.Commitments;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Commitments.Assess;
using EngagementTracker.Web.Ui.Forms;
using EngagementTracker.Web.Ui.History;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Commitments.Assess;

/// <summary>The first of a pair is hidden from everybody else until the second is in.</summary>
public sealed class SecondAssessmentTests : IAsyncLifetime
{
    private Tracker tracker = null!;

    public async ValueTask InitializeAsync() => tracker = await Assessing.StartAsync();

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("analyst2")]
    [InlineData("analyst3")]
    [InlineData("manager")]
    public async Task Before_the_second_nobody_else_sees_the_first_nor_its_trace(string reader)
    {
        await AskAsync();

        Assert.Equal((0, 0), await SeenAsync(reader));
        Assert.Equal((1, 1), await SeenAsync("analyst"));
        Assert.DoesNotContain("Assessment added", await HistoryAsync(reader));
        Assert.Contains("Assessment added", await HistoryAsync("analyst"));
    }

    [Fact]
    public async Task What_its_author_took_back_stays_hidden_so_that_a_new_pair_is_blind_too()
    {
        await AskAsync();
        Assert.Empty((await ChangeAsync<TakeBackAssessmentHandler>("analyst", (h, c) => h.HandleAsync(c, Stop))).Problems);

        Assert.Equal((0, 0), await SeenAsync("analyst2"));
        Assert.Equal([AssessmentState.TakenBack], (await tracker.AssessmentsAsync(Commitments.Stip)).Select(a => a.State));
        Assert.Equal(2, (await NoticesAsync("analyst2")).Count);
    }

    [Fact]
    public async Task With_the_second_both_are_open_to_all_and_agree()
    {
        await AskAsync();
        Assert.Empty((await tracker.SecondAsync("analyst2", await tracker.FormAsync(Commitments.Stip))).Problems);

        Assert.Equal([AssessmentState.InForce, AssessmentState.Confirming], (await tracker.AssessmentsAsync(Commitments.Stip)).Select(a => a.State));
        Assert.Equal((2, 3), await SeenAsync("officer")); // two rows; two additions, and the first's change of state
        Assert.EndsWith("It agrees with yours.", Assert.Single(await NoticesAsync("analyst")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_that_differ_are_settled_by_a_third_and_both_are_told()
    {
        await tracker.DisputeAsync(Commitments.Stip);

        Assert.All(["analyst", "analyst2"], one => Assert.Equal(
            "One of the two is yours. Somebody else settles a disagreement.",
            Assert.Single(tracker.SettleAsync(one, tracker.FormAsync(Commitments.Stip).Result).Result.Problems).Sentence));
        Assert.Empty((await tracker.SettleAsync("manager", await tracker.FormAsync(Commitments.Stip))).Problems);

        Assert.Equal(
            [AssessmentState.Replaced, AssessmentState.Replaced, AssessmentState.InForce], (await tracker.AssessmentsAsync(Commitments.Stip)).Select(a => a.State));
        var settled = "Mwikali Mutua has settled the two assessments of COM-2025-0001 for January to June 2026: 0, partial compliance; limited.";
        Assert.Equal(settled, (await NoticesAsync("analyst"))[^1]);
        Assert.Equal(settled, (await NoticesAsync("analyst2"))[^1]);
        Assert.Equal(
            "No two assessments of this half year differ any more. Open the commitment to see what is on record.",
            Assert.Single((await tracker.SettleAsync("analyst3", await tracker.FormAsync(Commitments.Stip))).Problems).Sentence);
    }

    [Fact]
    public async Task Whoever_is_asked_is_told_without_a_word_of_what_the_first_says()
    {
        await AskAsync();

        var notice = Assert.Single(await NoticesAsync("analyst2"));

        Assert.Equal(
            "Naliaka Wekesa asks you for a second assessment of COM-2025-0001 for January to June 2026. Theirs is hidden until yours is in.", notice);
        Assert.Equal([Assessing.Period], (await tracker.AsAsync<TrackerDbContext, List<AwaitedSecond>>(
            "analyst2", async db => await SecondAssessments.AskedOfAsync(db, await tracker.UserIdAsync("analyst2"), Stop))).Select(a => a.Period));
    }

    [Fact]
    public async Task Only_whoever_was_asked_gives_the_second_and_meanwhile_nobody_assesses_that_half_year()
    {
        await AskAsync();

        Assert.Equal("", Assert.Single((await tracker.SecondAsync("analyst3", await tracker.FormAsync(Commitments.Stip))).Problems).Field);
        Assert.Equal("Period", Assert.Single((await tracker.AssessAsync("analyst3", await tracker.FormAsync(Commitments.Stip))).Problems).Field);
        Assert.Empty((await tracker.AssessAsync("analyst3", await tracker.FormAsync(Commitments.Stip, period: Assessing.Period.Before))).Problems);
    }

    [Fact]
    public async Task Taking_back_is_for_its_author_and_for_half_a_minute()
    {
        await tracker.AssessAsync("analyst", await tracker.FormAsync(Commitments.Stip));
        await tracker.AssessAsync("analyst", await tracker.FormAsync(Commitments.Stip, G7Score.Full, Completion.Complete));

        Assert.Single((await ChangeAsync<TakeBackAssessmentHandler>("manager", (h, c) => h.HandleAsync(c, Stop))).Problems);
        tracker.Time.Advance(Commitment.TakeBackWithin);
        Assert.Empty((await ChangeAsync<TakeBackAssessmentHandler>("analyst", (h, c) => h.HandleAsync(c, Stop))).Problems);
        Assert.Equal([AssessmentState.InForce, AssessmentState.TakenBack], (await tracker.AssessmentsAsync(Commitments.Stip)).Select(a => a.State));

        await tracker.AssessAsync("analyst", await tracker.FormAsync(Commitments.Stip));
        tracker.Time.Advance(Commitment.TakeBackWithin + TimeSpan.FromSeconds(1));
        Assert.Single((await ChangeAsync<TakeBackAssessmentHandler>("analyst", (h, c) => h.HandleAsync(c, Stop))).Problems);
    }

    [Fact]
    public async Task Whose_second_does_not_come_lets_the_first_count_alone()
    {
        await AskAsync();
        Assert.Single((await ChangeAsync<CountAloneHandler>("analyst2", (h, c) => h.HandleAsync(c, Stop))).Problems);

        Assert.Empty((await ChangeAsync<CountAloneHandler>("analyst", (h, c) => h.HandleAsync(c, Stop))).Problems);

        Assert.Equal(1, (await SeenAsync("analyst2")).Rows);
        Assert.EndsWith("no longer asks you for a second assessment of COM-2025-0001 for January to June 2026.", (await NoticesAsync("analyst2"))[^1], StringComparison.Ordinal);
        Assert.Single((await tracker.SecondAsync("analyst2", await tracker.FormAsync(Commitments.Stip))).Problems);
    }

    private async Task AskAsync() =>
        Assert.Empty((await tracker.AssessAsync("analyst", await tracker.FormAsync(Commitments.Stip, second: "analyst2"))).Problems);

    /// <summary>How many assessments, and entries of the audit trail about them, somebody sees.</summary>
    private Task<(int Rows, int Entries)> SeenAsync(string reader) => tracker.AsAsync<TrackerDbContext, (int, int)>(reader, async db =>
        (await db.Assessments.CountAsync(Stop), await db.AuditEntries.CountAsync(a => a.Entity == nameof(Assessment), Stop)));

    private Task<List<string>> HistoryAsync(string reader) => tracker.AsAsync<RecordHistory, List<string>>(reader, async h =>
        [.. (await h.ReadAsync(Commitments.Stip, Stop)).SelectMany(e => e.Lines).Select(l => l.Title)]);

    private Task<List<string>> NoticesAsync(string user) => tracker.AsAsync<TrackerDbContext, List<string>>(
        user, db => db.Notices.OrderBy(n => n.Id).Select(n => n.Sentence).ToListAsync(Stop));

    /// <summary>What somebody does with the last assessment of the commitment.</summary>
    private async Task<Answer<Commitment>> ChangeAsync<THandler>(string user, Func<THandler, ChosenAssessment, Task<Answer<Commitment>>> change)
        where THandler : notnull
    {
        var last = (await tracker.AssessmentsAsync(Commitments.Stip))[^1];
        var chosen = new ChosenAssessment(Commitments.Stip, (await tracker.ReadAsync(Commitments.Stip)).Version, last.Id, last.Period);
        return await tracker.AsAsync<THandler, Answer<Commitment>>(user, h => change(h, chosen));
    }
}
