using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Tests.Features.Commitments.MarkCommitment;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Commitments.AcceptOutcome;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Features.Commitments;

/// <summary>Confirming, questioning, accepting, returning and reopening.</summary>
public sealed class DecisionTests : IAsyncLifetime
{
    private const string Record = Commitments.Stip;
    private Tracker tracker = null!;

    public async ValueTask InitializeAsync() => tracker = await Commitments.DemoAsync();

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Fact]
    public async Task An_accepted_report_closes_the_commitment_and_its_reporter_and_owner_are_told()
    {
        await tracker.OwnedByAsync(Record, await tracker.UserIdAsync("officer"));
        await tracker.ReportedAsync(Record, "manager");

        Assert.Empty((await tracker.AcceptAsync("analyst", Record)).Problems);

        var closed = await tracker.ReadAsync(Record);
        Assert.Equal((CommitmentState.Closed, Outcome.Fulfilled, await tracker.UserIdAsync("analyst")), (closed.State, closed.Outcome, closed.ClosedById));
        foreach (var told in (string[])["manager", "officer"])
            Assert.Equal([$"Naliaka Wekesa accepted the report on {Record}, which closes it."], await tracker.ToldAsync(told, Record));
        Assert.Empty(await tracker.ToldAsync("analyst", Record));
    }

    [Fact]
    public async Task A_returned_report_leaves_it_open_with_the_reason_on_record_and_in_no_notice()
    {
        await tracker.ReportedAsync(Record, "manager");

        Assert.Empty((await tracker.ReturnAsync("analyst", Record, " The link shows a draft. ")).Problems);

        var (state, report) = await tracker.ReadAsync(async db => (
            await db.Commitments.Where(c => c.Reference == Record).Select(c => c.State).SingleAsync(), await db.OutcomeReports.SingleAsync()));
        Assert.Equal((CommitmentState.Open, ReportDecision.Returned, "The link shows a draft."), (state, report.Decision, report.DecisionReason));
        Assert.Equal([$"Naliaka Wekesa returned the report on {Record}. The reason stands on its page."], await tracker.ToldAsync("manager", Record));
    }

    [Fact]
    public async Task Reopening_keeps_the_report_and_its_acceptance()
    {
        await tracker.ReportedAsync(Record, "manager");
        await tracker.AcceptAsync("analyst", Record);

        Assert.Empty((await tracker.ReopenAsync("analyst", Record)).Problems);

        var report = await tracker.ReadAsync(db => db.OutcomeReports.SingleAsync());
        Assert.Equal((ReportDecision.Accepted, "The agreement was not ratified."), (report.Decision, report.ReopeningReason));
        Assert.Equal(CommitmentState.Open, (await tracker.ReadAsync(Record)).State);
        Assert.Equal($"Naliaka Wekesa reopened {Record}. The reason stands on its page.", (await tracker.ToldAsync("manager", Record))[^1]);
    }

    [Fact]
    public async Task A_question_goes_to_the_drafter_and_a_confirmation_to_nobody()
    {
        var drafter = (await tracker.ReadAsync(Record)).DrafterId;
        Assert.Equal(await tracker.UserIdAsync("officer"), drafter);

        Assert.Empty((await tracker.QuestionAsync("analyst", Record)).Problems);
        var asked = await tracker.ReadAsync(Record);
        Assert.Equal((ReviewState.Questioned, "By when?"), (asked.Review, asked.ReviewQuestion));
        Assert.Equal([$"Naliaka Wekesa has a question about {Record}. It stands on its page, and a revision answers it."], await tracker.ToldAsync("officer", Record));

        Assert.Empty((await tracker.ConfirmAsync("manager", Record)).Problems);
        var confirmed = await tracker.ReadAsync(Record);
        Assert.Equal((ReviewState.Confirmed, null), (confirmed.Review, confirmed.ReviewQuestion));
        Assert.Single(await tracker.ToldAsync("officer", Record));
    }

    [Fact]
    public async Task Whoever_may_not_read_it_any_more_is_told_nothing()
    {
        await tracker.OwnedByAsync(Record, await tracker.UserIdAsync("officer2"));
        await tracker.ReportedAsync(Record, "manager");
        await MarkCommitmentTests.MarkAsync(tracker, "manager", Record, Marking.Confidential);

        Assert.Empty((await tracker.AcceptAsync("analyst", Record)).Problems);

        Assert.Single(await tracker.ToldAsync("manager", Record));
        Assert.Empty(await tracker.ToldAsync("officer2", Record));
    }

    [Theory]
    [InlineData("", "Write why you return it, so that its reporter knows what to add.")]
    [InlineData(null, "Write why you return it, so that its reporter knows what to add.")]
    public async Task A_report_is_returned_for_a_reason(string? reason, string sentence)
    {
        await tracker.ReportedAsync(Record, "manager");

        Assert.Equal([new Problem("Reason", sentence)], (await tracker.ReturnAsync("analyst", Record, reason)).Problems);
        Assert.Equal(["The reason has 501 characters; shorten it to 500."],
            (await tracker.ReturnAsync("analyst", Record, new string('x', OutcomeReport.ReasonLimit + 1))).Problems.Select(p => p.Sentence));
    }

    [Fact]
    public async Task A_question_and_a_reopening_need_their_words()
    {
        Assert.Equal([new Problem("Question", "Write what its drafter is to answer.")], (await tracker.QuestionAsync("analyst", Record, " ")).Problems);
        Assert.Equal([new Problem("Reason", "Write why you reopen it. The reason stays on record.")], (await tracker.ReopenAsync("analyst", Record, "")).Problems);
    }

    [Fact]
    public async Task What_is_not_reported_or_not_there_is_refused_in_words()
    {
        Assert.Equal(["Somebody else has decided this meanwhile. Look at it again."], Sentences(await tracker.AcceptAsync("analyst", Record)));
        Assert.Equal(["Somebody else has decided this meanwhile. Look at it again."], Sentences(await tracker.ReopenAsync("analyst", Record)));
        Assert.Equal(["There is no COM-1999-0001. Check the reference."], Sentences(await tracker.AcceptAsync("analyst", "COM-1999-0001", version: 1)));
    }

    [Fact]
    public async Task A_decision_on_an_older_version_is_refused_in_words()
    {
        await tracker.ReportedAsync(Record, "manager");
        var seen = await tracker.VersionAsync(Record);
        await tracker.OwnedByAsync(Record, await tracker.UserIdAsync("officer2"));

        Assert.Equal(["Somebody else has decided or changed this meanwhile. Look at it again, then decide."], Sentences(await tracker.AcceptAsync("analyst", Record, seen)));
        Assert.Equal(CommitmentState.Reported, (await tracker.ReadAsync(Record)).State);
    }

    [Fact]
    public async Task Of_two_who_accept_at_once_exactly_one_does()
    {
        await tracker.ReportedAsync(Record, "officer");
        var version = await tracker.VersionAsync(Record);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => tracker.AcceptAsync(i % 2 == 0 ? "analyst" : "manager", Record, version))));

        Assert.Single(answers, a => a.Value is not null);
        Assert.All(answers.Where(a => a.Value is null), a => Assert.Single(a.Problems));
        Assert.Equal(1, await tracker.ReadAsync(db => db.AuditEntries.IgnoreQueryFilters().CountAsync(a => a.UseCase == "AcceptOutcome" && a.Entity == nameof(OutcomeReport))));
    }

    [Fact]
    public async Task Of_two_who_have_both_read_the_report_the_second_to_save_is_refused()
    {
        await tracker.ReportedAsync(Record, "officer");
        await using var first = await tracker.AsAsync("analyst");
        await using var second = await tracker.AsAsync("manager");
        var saved = new List<bool>();
        var open = new List<(TrackerDbContext Db, Commitment Commitment)>();
        foreach (var scope in (AsyncServiceScope[])[first, second])
        {
            var db = scope.ServiceProvider.GetRequiredService<TrackerDbContext>();
            db.Begin("AcceptOutcome");
            var commitment = await db.Commitments.Include(c => c.Reports).SingleAsync(c => c.Reference == Record, TestContext.Current.CancellationToken);
            commitment.Accept(scope.ServiceProvider.GetRequiredService<CurrentUser>().SignedInId, tracker.Time.GetUtcNow().UtcDateTime);
            open.Add((db, commitment));
        }
        foreach (var (db, commitment) in open) saved.Add(await db.TrySaveAsync(commitment, commitment.Version, TestContext.Current.CancellationToken));

        Assert.Equal([true, false], saved);
        Assert.Equal(await tracker.UserIdAsync("analyst"), (await tracker.ReadAsync(Record)).ClosedById);
    }

    /// <summary>A report that was written while the commitment was marked higher stays as secret as that.</summary>
    [Fact]
    public async Task A_report_that_is_withheld_from_the_reader_is_not_decided_by_them()
    {
        await tracker.ReportedAsync(Record, "officer");
        await MarkCommitmentTests.MarkAsync(tracker, "manager", Record, Marking.Secret);
        await MarkCommitmentTests.MarkAsync(tracker, "manager", Record, Marking.Unclassified);
        await using var scope = tracker.As(await tracker.UserIdAsync("analyst"), Roles.Analyst, new UnitId(1), Marking.Restricted);
        var form = new AcceptOutcomeForm { Reference = Record, Version = await tracker.VersionAsync(Record) };

        var answer = await scope.ServiceProvider.GetRequiredService<AcceptOutcomeHandler>().HandleAsync(form, TestContext.Current.CancellationToken);

        Assert.StartsWith("This commitment was marked higher after it was reported", Assert.Single(Sentences(answer)), StringComparison.Ordinal);
        Assert.Equal(CommitmentState.Reported, (await tracker.ReadAsync(Record)).State);
    }

    private static IEnumerable<string> Sentences(Answer<Commitment> answer) => answer.Problems.Select(p => p.Sentence);
}
