using Bunit;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Tests.Features.Commitments.MarkCommitment;
using EngagementTracker.Tests.Features.Engagements.ProtectEngagement;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Commitments;
using EngagementTracker.Web.Features.Engagements;
using EngagementTracker.Web.Features.Engagements.AddAccount;
using EngagementTracker.Web.Features.Engagements.EditEngagement;
using EngagementTracker.Web.Features.Engagements.Facts;
using EngagementTracker.Web.Features.Engagements.LogCall;
using EngagementTracker.Web.Features.Engagements.ProtectEngagement;
using EngagementTracker.Web.Features.FollowUps;
using EngagementTracker.Web.Features.FollowUps.AddFollowUp;
using EngagementTracker.Web.Features.Today;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace EngagementTracker.Tests.Features.Engagements;

/// <summary>What is marked while it is written, and what a page shows of a record that is readable in part.</summary>
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

        var opened = (await tracker.AsAsync<EditEngagementHandler, (EngagementForm Form, int Version)?>("officer2", h => h.OpenAsync(reference, Cancellation)))!.Value;
        Assert.True(opened.Form.ClosedIsWithheld);
        Assert.Null(opened.Form.ClosedText);
        opened.Form.Summary = "They spoke of trade.";
        opened.Form.ClosedText = "Mine.";
        await tracker.AsAsync<EditEngagementHandler, Answer<Engagement>>("officer2", h => h.HandleAsync(reference, opened.Form, opened.Version, Cancellation));

        var body = await tracker.WholeAsync(db => db.Set<ClosedSection>().IgnoreQueryFilters().Select(s => s.Body).SingleAsync(Cancellation));
        Assert.Equal("Between us.", body);
    }

    [Fact]
    public async Task The_page_says_that_a_section_is_withheld_and_nothing_of_it()
    {
        var form = await CallForms.RutoRubioAsync(tracker);
        (form.Engagement.ClosedText, form.Engagement.ClosedMarking) = ("Between us.", Marking.Secret);
        var reference = (await CallForms.LogAsync(tracker, form)).Value!.Reference;

        var withheld = await ShowAsync<EngagementPage>("officer2", reference);
        Assert.Contains("A section of this record is withheld from you.", withheld.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Between us.", withheld.Markup, StringComparison.Ordinal);
        Assert.Empty(withheld.FindAll(".secret"));

        var whole = await ShowAsync<EngagementPage>("officer", reference);
        Assert.Contains("Between us.", whole.Markup, StringComparison.Ordinal);
        Assert.Equal(2, whole.FindAll(".marking.secret").Count); // above and below
    }

    [Fact]
    public async Task A_lowered_commitment_shows_why_and_nothing_of_the_record_behind_it()
    {
        var reference = await tracker.LogMarkedAsync(Marking.Secret);
        var commitment = (await tracker.FamilyAsync(reference)).Commitments.Single().Reference;
        await MarkCommitmentTests.MarkAsync(tracker, "manager", commitment, Marking.Unclassified, "In their readout.");

        var page = await ShowAsync<CommitmentPage>("officer2", commitment);

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

        var page = await ShowAsync<FollowUpPage>("officer2", followUp);

        Assert.Contains("It serves a record that you may not read.", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(reference, page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("They spoke", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_no_clearance_is_told_so()
    {
        await tracker.LogMarkedAsync(Marking.Unclassified);

        foreach (var markup in new[] { (await ShowAsync<TodayPage>("admin")).Markup, (await ShowAsync<EngagementsPage>("admin")).Markup })
        {
            Assert.Contains("You have no clearance, so no record is shown.", markup, StringComparison.Ordinal);
            Assert.DoesNotContain("Log a call", markup, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_page_of_readers_tells_the_effect_as_the_marking_is_chosen()
    {
        var reference = await tracker.LogMarkedAsync(Marking.Unclassified);

        var page = await ShowAsync<ProtectEngagementPage>("officer", reference);
        await page.Find("#Marking").ChangeAsync(new ChangeEventArgs { Value = "3" });

        Assert.Contains("2 people who read it now will no longer read it: Daniel Kiprono, Naliaka Wekesa.", page.Markup, StringComparison.Ordinal);
        Assert.Contains("1 account, 1 commitment and 1 follow-up", page.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("officer", 1)]
    [InlineData("manager", 1)]
    [InlineData("analyst", 0)]
    public async Task Drafter_head_and_managers_see_who_has_read_it(string user, int panels)
    {
        var reference = await tracker.LogMarkedAsync(Marking.Confidential);
        await tracker.AsAsync<IDbContextFactory<TrackerDbContext>, int>("analyst", async contexts =>
        {
            await using var db = await contexts.CreateDbContextAsync(Cancellation);
            db.Begin(this);
            await db.RecordReadAsync(this, reference, nameof(Engagement), Marking.Confidential, Cancellation);
            return 0;
        });

        var page = await ShowAsync<ProtectEngagementPage>(user, reference);

        Assert.Equal(panels, page.FindAll(".readings").Count);
        Assert.Equal(panels, page.FindAll(".readings li").Count(l => l.TextContent.StartsWith("Naliaka Wekesa", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Who_may_not_change_the_readers_sees_them()
    {
        var reference = await tracker.LogMarkedAsync(Marking.Restricted);

        var page = await ShowAsync<ProtectEngagementPage>("analyst", reference);

        Assert.Contains("everybody who is cleared for restricted may read it", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("form"));
    }

    private async Task<IRenderedComponent<TPage>> ShowAsync<TPage>(string user, string? reference = null)
        where TPage : IComponent
    {
        var scope = await tracker.AsAsync(user);
        var context = new BunitContext();
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        context.Services.AddMudServices();
        context.Services.AddFallbackServiceProvider(scope.ServiceProvider);
        var page = context.Render<TPage>(p =>
        {
            if (reference is not null) p.TryAdd("Reference", reference);
        });
        page.WaitForState(() => page.FindAll(".bones[role=status]").Count == 0 && page.FindAll("h1").Count > 0, TimeSpan.FromSeconds(20));
        return page;
    }
}
