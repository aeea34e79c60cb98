using EngagementTracker.Domain.Commitments;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Features.Commitments.TakeBack;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Commitments.TakeBack;

public sealed class TakeBackTests : IAsyncLifetime
{
    private const string Record = Commitments.Stip;
    private Tracker tracker = null!;

    public async ValueTask InitializeAsync() => tracker = await Commitments.DemoAsync();

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ones_own_decision_is_taken_back_at_once_and_the_report_waits_again(bool accepted)
    {
        await tracker.ReportedAsync(Record, "manager");
        Assert.Empty((accepted ? await tracker.AcceptAsync("analyst", Record) : await tracker.ReturnAsync("analyst", Record)).Problems);

        tracker.Time.Advance(Commitment.TakeBackWithin);
        Assert.Empty((await DecisionAsync("analyst")).Problems);

        var commitment = await tracker.ReadAsync(Record);
        Assert.Equal((CommitmentState.Reported, null, null), (commitment.State, commitment.Outcome, commitment.ClosedById));
        Assert.Null((await tracker.ReadAsync(db => db.OutcomeReports.SingleAsync())).Decision);
        Assert.Equal($"Naliaka Wekesa took the decision on {Record} back. The report waits again.", (await tracker.ToldAsync("manager", Record))[^1]);
    }

    [Fact]
    public async Task It_is_not_taken_back_later_nor_by_somebody_else()
    {
        await tracker.ReportedAsync(Record, "officer");
        await tracker.AcceptAsync("analyst", Record);

        await Assert.ThrowsAsync<NotPermittedException>(() => DecisionAsync("manager"));
        tracker.Time.Advance(Commitment.TakeBackWithin + TimeSpan.FromSeconds(1));
        Assert.Equal([TakeBackDecisionHandler.TooLate], (await DecisionAsync("analyst")).Problems.Select(p => p.Sentence));
        Assert.Equal(CommitmentState.Closed, (await tracker.ReadAsync(Record)).State);
    }

    [Fact]
    public async Task What_was_changed_meanwhile_is_not_taken_back()
    {
        await tracker.ReportedAsync(Record, "officer");
        await tracker.AcceptAsync("analyst", Record);
        var made = await tracker.VersionAsync(Record);
        await tracker.ReopenAsync("manager", Record);

        Assert.Single((await DecisionAsync("analyst", made)).Problems);
        Assert.Equal(CommitmentState.Open, (await tracker.ReadAsync(Record)).State);
    }

    [Fact]
    public async Task A_question_is_taken_back_and_its_drafter_told()
    {
        await tracker.QuestionAsync("analyst", Record);

        await Assert.ThrowsAsync<NotPermittedException>(() => ReviewAsync("manager"));
        Assert.Empty((await ReviewAsync("analyst")).Problems);

        var commitment = await tracker.ReadAsync(Record);
        Assert.Equal((ReviewState.New, null), (commitment.Review, commitment.ReviewQuestion));
        Assert.Equal($"Naliaka Wekesa took the question about {Record} back.", (await tracker.ToldAsync("officer", Record))[^1]);
    }

    [Fact]
    public async Task A_confirmation_is_taken_back_at_once_only()
    {
        await tracker.ConfirmAsync("analyst", Record);
        Assert.Empty((await ReviewAsync("analyst")).Problems);
        Assert.Equal(ReviewState.New, (await tracker.ReadAsync(Record)).Review);
        Assert.Empty(await tracker.ToldAsync("officer", Record));

        await tracker.ConfirmAsync("analyst", Record);
        tracker.Time.Advance(Commitment.TakeBackWithin + TimeSpan.FromSeconds(1));
        Assert.Equal([TakeBackReviewHandler.TooLate], (await ReviewAsync("analyst")).Problems.Select(p => p.Sentence));
    }

    private async Task<Answer<Commitment>> DecisionAsync(string user, int? version = null)
    {
        var form = new TakeBackForm { Reference = Record, Version = version ?? await tracker.VersionAsync(Record) };
        return await tracker.AsAsync<TakeBackDecisionHandler, Answer<Commitment>>(user, h => h.HandleAsync(form, TestContext.Current.CancellationToken));
    }

    private async Task<Answer<Commitment>> ReviewAsync(string user)
    {
        var form = new TakeBackForm { Reference = Record, Version = await tracker.VersionAsync(Record) };
        return await tracker.AsAsync<TakeBackReviewHandler, Answer<Commitment>>(user, h => h.HandleAsync(form, TestContext.Current.CancellationToken));
    }
}
