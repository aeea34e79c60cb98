using Bunit;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Tests.Data.Audit;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data.Audit;
using EngagementTracker.Web.Features.Commitments;
using EngagementTracker.Web.Features.Commitments.Assess;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Features.Commitments.Assess;

public sealed class AssessCommitmentPageTests : IAsyncLifetime
{
    private Tracker tracker = null!;

    public async ValueTask InitializeAsync() => tracker = await Assessing.StartAsync();

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Fact]
    public async Task Both_scales_stand_side_by_side_each_value_with_its_definition_a_click_away_and_the_sentence_in_view()
    {
        var page = await ShowAsync("analyst");

        Assert.Equal(3, page.FindAll("input[type=radio][name=Score]").Count);
        Assert.Equal(5, page.FindAll("input[type=radio][name=Completion]").Count);
        Assert.Equal(8, page.FindAll(".step details p").Count);
        Assert.Contains("conclude the Strategic Trade and Investment Partnership", page.Find("aside blockquote").TextContent, StringComparison.Ordinal);
        Assert.Equal("January to June 2026", Chosen(page, "Period"));
        Assert.Equal(
            ["July to December 2026", "January to June 2026", "July to December 2025", "January to June 2025"],
            page.FindAll("#Period option").Select(o => o.TextContent));
        Assert.Equal(["Nobody", "Mwikali Mutua", "The analyst2", "The analyst3"], page.FindAll("#SecondAssessorId option").Select(o => o.TextContent));
    }

    [Fact]
    public async Task An_empty_form_is_refused_at_each_field_and_a_filled_one_is_saved()
    {
        var page = await ShowAsync("analyst");

        page.Find("form").Submit();
        page.WaitForElement(".error-summary");
        Assert.Equal(
            ["Choose a G7 score.", "Choose how far it is completed.", "Choose how sure you are.", "Write why you find so."],
            page.FindAll(".error-summary li").Select(li => li.TextContent.Trim()));

        page.Find("#Score").Change("on");
        page.FindAll("input[name=Completion]")[3].Change("on");
        page.Find("#Confidence").Change("0");
        page.Find("#Reasoning").Change("The report says so.");
        page.Find("form").Submit();
        page.WaitForState(() => page.FindAll(".error-summary li").Count == 1);
        Assert.StartsWith("Choose a piece of evidence or add a link.", page.Find(".error-summary li").TextContent.Trim(), StringComparison.Ordinal);

        page.Find("#LinkUrl").Change("https://example.org/report");
        page.Find("#LinkTitle").Change("A report");
        page.Find("form").Submit();
        page.WaitForState(() => page.Services.GetRequiredService<NavigationManager>().Uri.EndsWith(Commitments.Stip, StringComparison.Ordinal));

        var saved = Assert.Single(await tracker.AssessmentsAsync(Commitments.Stip));
        Assert.Equal((G7Score.Full, Completion.Substantial, AssessmentConfidence.High), (saved.Score, saved.Completion, saved.Confidence));
    }

    [Fact]
    public async Task Whoever_is_asked_gives_the_second_for_that_half_year_without_a_value_of_the_first()
    {
        await tracker.AssessAsync("analyst", await tracker.FormAsync(Commitments.Stip, G7Score.Full, Completion.Complete, "analyst2"));

        var page = await ShowAsync("analyst2", "2026-H1");

        Assert.Equal($"Second assessment of {Commitments.Stip}", page.Find("h1").TextContent);
        Assert.Empty(page.FindAll("#Period, #SecondAssessorId"));
        Assert.DoesNotContain("Found Full", page.Markup, StringComparison.Ordinal);
        Assert.Equal(["July to December 2026", "July to December 2025", "January to June 2025"],
            (await ShowAsync("analyst3", "2026-H1")).FindAll("#Period option").Select(o => o.TextContent));
    }

    [Fact]
    public async Task A_third_settles_with_both_side_by_side_and_what_differs_in_words()
    {
        await tracker.DisputeAsync(Commitments.Stip);

        var page = await ShowAsync("manager", "2026-H1");

        Assert.Equal($"Settle the assessments of {Commitments.Stip}", page.Find("h1").TextContent);
        Assert.Equal(2, page.FindAll(".assessment").Count);
        Assert.Contains("in the G7 score (+1 or 0) and the completion (complete or limited)", page.Find(".differs").TextContent, StringComparison.Ordinal);
        Assert.Equal($"Assess {Commitments.Stip}", (await ShowAsync("analyst", "2026-H1")).Find("h1").TextContent);
    }

    [Fact]
    public async Task The_panel_says_what_counts_and_what_waits_for_whom()
    {
        await tracker.AssessAsync("analyst", await tracker.FormAsync(Commitments.Stip));
        await tracker.AssessAsync("analyst", await tracker.FormAsync(Commitments.Stip, G7Score.Full, Completion.Complete, "analyst2"));

        var author = await PanelAsync("analyst");
        Assert.Contains("Awaits the second of The analyst2", author.Markup, StringComparison.Ordinal);
        Assert.Contains("Found Full", author.Markup, StringComparison.Ordinal);
        var asked = await PanelAsync("analyst2");
        Assert.Contains("A second assessment is asked of you for January to June 2026.", asked.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Found Full", asked.Markup, StringComparison.Ordinal);
        var other = await PanelAsync("manager");
        Assert.Contains("January to June 2026 waits for its second assessor.", other.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Found Full", other.Markup, StringComparison.Ordinal);
        Assert.Contains("Found Partial", other.Markup, StringComparison.Ordinal);
        Assert.Empty((await PanelAsync("officer")).FindAll("a[href$='/assess']"));
    }

    [Fact]
    public async Task The_panel_takes_back_for_a_while()
    {
        await tracker.AssessAsync("analyst", await tracker.FormAsync(Commitments.Stip));
        var panel = await PanelAsync("analyst");

        panel.FindAll("button").Single(b => b.TextContent == "Take back").Click();
        panel.WaitForAssertion(() => Assert.Equal(AssessmentState.TakenBack, tracker.AssessmentsAsync(Commitments.Stip).Result.Single().State));

        await tracker.AssessAsync("analyst", await tracker.FormAsync(Commitments.Stip));
        panel = await PanelAsync("analyst");
        tracker.Time.Advance(Commitment.TakeBackWithin + TimeSpan.FromSeconds(2));
        panel.WaitForState(() => panel.FindAll("button").All(b => b.TextContent != "Take back"));
    }

    [Fact]
    public async Task Who_opens_the_form_of_a_marked_commitment_is_on_record()
    {
        await MarkCommitment.MarkCommitmentTests.MarkAsync(tracker, "manager", Commitments.Stip, Marking.Secret);
        var head = await Trail.HeadAsync(tracker);

        await ShowAsync("manager");

        var entry = Assert.Single(await Trail.EntriesAfterAsync(tracker, head));
        Assert.Equal((AuditAction.Read, Commitments.Stip, "AssessCommitmentPage"), (entry.Action, entry.Record, entry.UseCase));
    }

    private static string Chosen(IRenderedComponent<AssessCommitmentPage> page, string id) =>
        page.FindAll($"#{id} option").Single(o => o.GetAttribute("value") == page.Find($"#{id}").GetAttribute("value")).TextContent;

    private async Task<IRenderedComponent<AssessCommitmentPage>> ShowAsync(string user, string? period = null)
    {
        var context = Pages.In(await tracker.AsAsync(user));
        if (period is not null) context.Services.GetRequiredService<NavigationManager>().NavigateTo($"/commitments/{Commitments.Stip}/assess?period={period}");
        var page = context.Render<AssessCommitmentPage>(p => p.Add(c => c.Reference, Commitments.Stip));
        page.WaitForElement("aside");
        return page;
    }

    private async Task<IRenderedComponent<AssessmentsPanel>> PanelAsync(string user)
    {
        var version = (await tracker.ReadAsync(Commitments.Stip)).Version;
        var panel = Pages.In(await tracker.AsAsync(user)).Render<AssessmentsPanel>(p => p.Add(c => c.Reference, Commitments.Stip).Add(c => c.Version, version));
        panel.WaitForState(() => panel.FindAll("li, p").Count > 0);
        return panel;
    }
}
