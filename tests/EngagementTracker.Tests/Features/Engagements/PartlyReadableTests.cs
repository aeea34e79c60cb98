using Bunit;
using EngagementTracker.Domain.Access;
using EngagementTracker.Tests.Features.Commitments.MarkCommitment;
using EngagementTracker.Tests.Features.Engagements.ProtectEngagement;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Features.Commitments;
using EngagementTracker.Web.Features.Engagements;
using EngagementTracker.Web.Features.FollowUps;
using EngagementTracker.Web.Features.FollowUps.AddFollowUp;
using EngagementTracker.Web.Features.Today;
using EngagementTracker.Web.Ui.Forms;

namespace EngagementTracker.Tests.Features.Engagements;

/// <summary>What a page shows of a record that its reader may read in part, or not at all.</summary>
public sealed class PartlyReadableTests : IAsyncLifetime
{
    private Tracker tracker = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => tracker = await Tracker.StartAsync();

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Fact]
    public async Task The_page_says_that_a_section_is_withheld_and_nothing_of_it()
    {
        var form = await CallForms.RutoRubioAsync(tracker);
        (form.Engagement.ClosedText, form.Engagement.ClosedMarking) = ("Between us.", Marking.Secret);
        var reference = (await CallForms.LogAsync(tracker, form)).Value!.Reference;

        var withheld = await tracker.ShowAsync<EngagementPage>("officer2", reference);
        Assert.Contains("A section of this record is withheld from you.", withheld.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Between us.", withheld.Markup, StringComparison.Ordinal);
        Assert.Empty(withheld.FindAll(".secret"));

        var whole = await tracker.ShowAsync<EngagementPage>("officer", reference);
        Assert.Contains("Between us.", whole.Markup, StringComparison.Ordinal);
        Assert.Equal(2, whole.FindAll(".marking.secret").Count); // above and below
    }

    [Fact]
    public async Task A_lowered_commitment_shows_why_and_nothing_of_the_record_behind_it()
    {
        var reference = await tracker.LogMarkedAsync(Marking.Secret);
        var commitment = (await tracker.FamilyAsync(reference)).Commitments.Single().Reference;
        await MarkCommitmentTests.MarkAsync(tracker, "manager", commitment, Marking.Unclassified, "In their readout.");

        var page = await tracker.ShowAsync<CommitmentPage>("officer2", commitment);

        Assert.Contains("The sentence stands in a record that you may not read.", page.Markup, StringComparison.Ordinal);
        Assert.Contains("In their readout.", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(reference, page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("a[href^='/follow-ups/new']"));

        var form = new AddFollowUpForm { Commitment = commitment, Action = "Ask.", DueOn = "in 2 weeks", OwnerId = await tracker.UserIdAsync("officer2") };
        var answer = await tracker.AsAsync<AddFollowUpHandler, Answer<string>>("officer2", h => h.HandleAsync(form, Cancellation));
        Assert.Equal(AddFollowUpHandler.EngagementIsWithheld, Assert.Single(answer.Problems).Sentence);
    }

    [Fact]
    public async Task A_follow_up_stays_with_its_drafter_when_the_engagement_is_closed_to_them()
    {
        var reference = await tracker.LogMarkedAsync(Marking.Unclassified);
        var followUp = await tracker.AddFollowUpAsync("officer2", reference, Marking.Unclassified);
        await tracker.MarkAsync("officer", reference, Marking.Secret);

        var page = await tracker.ShowAsync<FollowUpPage>("officer2", followUp);

        Assert.Contains("It serves a record that you may not read.", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(reference, page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("They spoke", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_no_clearance_is_told_so()
    {
        await tracker.LogMarkedAsync(Marking.Unclassified);

        foreach (var markup in new[] { (await tracker.ShowAsync<TodayPage>("admin")).Markup, (await tracker.ShowAsync<EngagementsPage>("admin")).Markup })
        {
            Assert.Contains("You have no clearance, so no record is shown.", markup, StringComparison.Ordinal);
            Assert.DoesNotContain("Log a call", markup, StringComparison.Ordinal);
        }
    }
}
