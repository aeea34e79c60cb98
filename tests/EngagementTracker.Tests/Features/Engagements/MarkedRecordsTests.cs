using Bunit;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Tests.Features.Engagements.ProtectEngagement;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Features.Engagements.AddAccount;
using EngagementTracker.Web.Features.Engagements.EditEngagement;
using EngagementTracker.Web.Features.Engagements.Facts;
using EngagementTracker.Web.Features.Engagements.LogCall;
using EngagementTracker.Web.Features.FollowUps.AddFollowUp;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Features.Engagements;

/// <summary>What is marked while it is written.</summary>
public sealed class MarkedRecordsTests : IAsyncLifetime
{
    private Tracker tracker = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => tracker = await Tracker.StartAsync();

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Fact]
    public async Task A_call_is_logged_with_markings_and_a_closed_section()
    {
        var form = await CallForms.RutoRubioAsync(tracker);
        (form.Engagement.Marking, form.Engagement.ClosedText, form.Engagement.ClosedMarking) = (Marking.Restricted, "Between us.", Marking.Secret);
        form.Account = new AccountForm { Issuer = "State House", Text = "They will pay.", Marking = Marking.Confidential };
        form.Commitments.Add(CallForms.Pledge("They will pay."));

        var reference = (await CallForms.LogAsync(tracker, form)).Value!.Reference;

        var family = await tracker.FamilyAsync(reference);
        Assert.Equal((Marking.Restricted, true), (family.Engagement.Marking, family.Engagement.HasClosedSection));
        Assert.Equal(Marking.Confidential, family.Accounts.Single().Marking);
        Assert.Equal(Marking.Confidential, family.Commitments.Single().Marking); // that of the account in which it was made
    }

    [Theory]
    [InlineData(Marking.Restricted, Marking.Restricted)]
    [InlineData(Marking.TopSecret, Marking.TopSecret)]
    public async Task A_closed_section_that_is_no_higher_than_the_rest_is_refused_in_words(Marking rest, Marking closed)
    {
        var form = await CallForms.RutoRubioAsync(tracker);
        (form.Engagement.Marking, form.Engagement.ClosedText, form.Engagement.ClosedMarking) = (rest, "Between us.", closed);

        Assert.Equal("Engagement.ClosedMarking", Assert.Single((await CallForms.LogAsync(tracker, form)).Problems).Field);
    }

    [Fact]
    public async Task A_drafter_may_mark_above_their_clearance_and_is_warned()
    {
        var form = await CallForms.RutoRubioAsync(tracker);
        form.Engagement.Marking = Marking.Secret;
        await using var scope = await tracker.AsAsync("officer2");

        var warning = Assert.Single((await scope.ServiceProvider.GetRequiredService<LogCallValidator>().ValidateAsync(form, Cancellation)).Errors);

        Assert.Equal(("Engagement.Marking", Severity.Warning), (warning.PropertyName, warning.Severity));
        Assert.NotNull((await CallForms.LogAsync(tracker, form, "officer2")).Value);
    }

    [Fact]
    public async Task Another_one_may_not_add_an_account_above_their_clearance()
    {
        var reference = await tracker.LogMarkedAsync(Marking.Unclassified);
        var account = new AccountForm { Issuer = "A paper", Text = "They spoke.", Marking = Marking.Secret };

        var answer = await tracker.AsAsync<AddAccountHandler, Answer<Account>>("officer2", h => h.HandleAsync(reference, account, Cancellation));

        Assert.Equal("Marking", Assert.Single(answer.Problems).Field);
    }

    [Fact]
    public async Task A_commitment_is_given_only_to_somebody_who_may_read_it()
    {
        var form = await CallForms.RutoRubioAsync(tracker);
        form.Engagement.Marking = Marking.Secret;
        form.Commitments.Add(new CommitmentForm { Sentence = "They will pay.", Owes = Direction.Theirs, OwnerId = await tracker.UserIdAsync("analyst") });

        var problem = Assert.Single((await CallForms.LogAsync(tracker, form)).Problems);

        Assert.Equal(new Problem("Commitments[0].OwnerId", "Naliaka Wekesa may not read this record. Choose somebody else, or change its readers."), problem);
    }

    [Fact]
    public async Task A_follow_up_is_given_only_to_somebody_who_may_read_it()
    {
        var reference = await tracker.LogMarkedAsync(Marking.Unclassified);
        var form = new AddFollowUpForm { Engagement = reference, Action = "Ask.", DueOn = "in 2 weeks", OwnerId = await tracker.UserIdAsync("officer2"), Marking = Marking.Secret };

        var answer = await tracker.AsAsync<AddFollowUpHandler, Answer<string>>("officer", h => h.HandleAsync(form, Cancellation));

        Assert.Equal("OwnerId", Assert.Single(answer.Problems).Field);
    }

    [Fact]
    public async Task An_edit_leaves_a_withheld_section_as_it_is()
    {
        var form = await CallForms.RutoRubioAsync(tracker);
        (form.Engagement.ClosedText, form.Engagement.ClosedMarking) = ("Between us.", Marking.Secret);
        var reference = (await CallForms.LogAsync(tracker, form)).Value!.Reference;

        var opened = (await tracker.AsAsync<EditEngagementHandler, EngagementForm?>("officer2", h => h.OpenAsync(reference, Cancellation)))!;
        Assert.True(opened.ClosedIsWithheld);
        Assert.Null(opened.ClosedText);
        opened.Summary = "They spoke of trade.";
        opened.ClosedText = "Mine.";
        await tracker.AsAsync<EditEngagementHandler, Answer<Engagement>>("officer2", h => h.HandleAsync(reference, opened, Cancellation));

        var body = await tracker.WholeAsync(db => db.Set<ClosedSection>().IgnoreQueryFilters().Select(s => s.Body).SingleAsync(Cancellation));
        Assert.Equal("Between us.", body);
    }
}
