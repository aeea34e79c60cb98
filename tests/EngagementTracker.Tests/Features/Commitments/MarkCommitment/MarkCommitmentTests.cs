using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Tests.Features.Engagements.ProtectEngagement;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Features.Commitments.MarkCommitment;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Commitments.MarkCommitment;

public sealed class MarkCommitmentTests : IAsyncLifetime
{
    private Tracker tracker = null!;

    public async ValueTask InitializeAsync() => tracker = await Tracker.StartAsync();

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Fact]
    public async Task Raising_is_free_and_takes_the_follow_ups_along()
    {
        var (engagement, commitment) = await LoggedAsync(Marking.Unclassified);

        Assert.Empty((await MarkAsync(tracker, "analyst", commitment, Marking.Confidential)).Problems);

        var family = await tracker.FamilyAsync(engagement);
        Assert.Equal((Marking.Confidential, Marking.Confidential), (family.Commitments.Single().Marking, family.FollowUps.Single().Marking));
        Assert.Equal(Marking.Unclassified, family.Engagement.Marking);
    }

    [Fact]
    public async Task Below_its_engagement_it_comes_for_a_reason_by_a_manager_or_the_head_of_the_unit()
    {
        var (engagement, commitment) = await LoggedAsync(Marking.Confidential);

        Assert.Equal("Marking", Assert.Single((await MarkAsync(tracker, "officer", commitment, Marking.Restricted, "In their readout.")).Problems).Field);
        Assert.Equal("Reason", Assert.Single((await MarkAsync(tracker, "manager", commitment, Marking.Restricted)).Problems).Field);
        Assert.Empty((await MarkAsync(tracker, "manager", commitment, Marking.Restricted, "In their readout.")).Problems);

        var lowered = (await tracker.FamilyAsync(engagement)).Commitments.Single();
        Assert.Equal((Marking.Restricted, "In their readout."), (lowered.Marking, lowered.LoweredBecause));
    }

    [Fact]
    public async Task Nobody_but_the_drafter_marks_above_their_clearance()
    {
        var (_, commitment) = await LoggedAsync(Marking.Unclassified);

        Assert.Equal("Marking", Assert.Single((await MarkAsync(tracker, "analyst", commitment, Marking.Secret)).Problems).Field);
        Assert.Empty((await MarkAsync(tracker, "officer", commitment, Marking.TopSecret)).Problems);
    }

    [Fact]
    public async Task Who_may_not_read_the_engagement_is_told_so()
    {
        var (_, commitment) = await LoggedAsync(Marking.Secret);
        await MarkAsync(tracker, "manager", commitment, Marking.Unclassified, "In their readout.");

        var problem = Assert.Single((await MarkAsync(tracker, "officer2", commitment, Marking.Restricted, "Why not.")).Problems);

        Assert.Equal(MarkCommitmentHandler.EngagementIsWithheld, problem.Sentence);
    }

    [Fact]
    public async Task Is_refused_to_an_administrator()
    {
        var (_, commitment) = await LoggedAsync(Marking.Unclassified);

        await Assert.ThrowsAsync<NotPermittedException>(() => MarkAsync(tracker, "admin", commitment, Marking.Restricted));
    }

    internal static async Task<Answer<Commitment>> MarkAsync(Tracker tracker, string user, string reference, Marking marking, string? reason = null)
    {
        var form = await tracker.WholeAsync(db => db.Commitments.IgnoreQueryFilters().Where(c => c.Reference == reference)
            .Select(c => new MarkCommitmentForm
            {
                Reference = reference,
                Version = c.Version,
                Before = c.Marking,
                DrafterId = c.DrafterId,
                Floor = db.Engagements.IgnoreQueryFilters().First(e => e.Id == c.EngagementId).Marking,
                Marking = marking,
                Reason = reason,
            }).SingleAsync(TestContext.Current.CancellationToken));
        return await tracker.AsAsync<MarkCommitmentHandler, Answer<Commitment>>(user, h => h.HandleAsync(form, TestContext.Current.CancellationToken));
    }

    private async Task<(string Engagement, string Commitment)> LoggedAsync(Marking marking)
    {
        var engagement = await tracker.LogMarkedAsync(marking);
        return (engagement, (await tracker.FamilyAsync(engagement)).Commitments.Single().Reference);
    }
}
