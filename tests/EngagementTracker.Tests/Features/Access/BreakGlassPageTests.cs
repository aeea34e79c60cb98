using Bunit;
using EngagementTracker.Domain.Access;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Features;
using EngagementTracker.Web.Features.Access.BreakTheGlass;
using EngagementTracker.Web.Features.Commitments;
using EngagementTracker.Web.Features.Engagements;
using EngagementTracker.Web.Ui.Records;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Features.Access;

public sealed class BreakGlassPageTests
{
    [Fact]
    public async Task A_head_is_told_what_happens_gives_a_reason_and_comes_to_the_record()
    {
        await using var tracker = await Glass.DemoAsync();
        var limited = await tracker.LimitedAsync();
        await using var scope = await tracker.AsAsync(Glass.Head);
        await using var page = Pages.In(scope);
        var navigation = page.Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo($"/break-glass?record={limited.Commitment}");

        var shown = page.Render<BreakGlassPage>();
        Assert.Equal(limited.Commitment, shown.WaitForElement("#Reference").GetAttribute("value"));
        Assert.Contains("You read it for one hour. The audit trail and its drafter are told who, when and why", shown.Markup, StringComparison.Ordinal);
        shown.Find("form").Submit();
        Assert.Contains("Say why you must read it.", shown.WaitForElement("[role=alert]").TextContent, StringComparison.Ordinal);
        shown.Find("#Reason").Change(Glass.Reason);
        shown.Find("form").Submit();

        shown.WaitForAssertion(() => Assert.EndsWith($"/engagements/{limited.Engagement}", navigation.Uri, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_readable_already_is_linked()
    {
        await using var tracker = await Glass.DemoAsync();
        await using var scope = await tracker.AsAsync(Glass.Head);
        await using var page = Pages.In(scope);

        var shown = page.Render<BreakGlassPage>();
        shown.WaitForElement("#Reference").Change("COM-2025-0001");
        shown.Find("#Reason").Change(Glass.Reason);
        shown.Find("form").Submit();

        Assert.Equal("/commitments/COM-2025-0001", shown.WaitForElement("[role=status] a").GetAttribute("href"));
    }

    [Fact]
    public async Task Who_heads_no_unit_sees_no_form()
    {
        await using var tracker = await Glass.DemoAsync();
        await using var scope = await tracker.AsAsync("officer");
        await using var page = Pages.In(scope);

        var shown = page.Render<BreakGlassPage>();

        Assert.Contains("Only the head of a unit", shown.WaitForElement(".empty").TextContent, StringComparison.Ordinal);
        Assert.Empty(shown.FindAll("form"));
    }

    [Fact]
    public async Task The_page_of_a_missing_record_offers_it_to_heads_in_the_same_words_as_that_of_a_hidden_one()
    {
        await using var tracker = await Glass.DemoAsync();
        var hidden = (await tracker.LimitedAsync()).Engagement;

        var said = await NotFoundAsync(tracker, Glass.Head, $"/engagements/{hidden}");

        Assert.Contains($"/break-glass?record={hidden}", said, StringComparison.Ordinal);
        Assert.Equal(said, (await NotFoundAsync(tracker, Glass.Head, "/engagements/ENG-1999-9999")).Replace("ENG-1999-9999", hidden, StringComparison.Ordinal));
        Assert.DoesNotContain("break-glass", await NotFoundAsync(tracker, "officer2", $"/engagements/{hidden}"), StringComparison.Ordinal);
        Assert.DoesNotContain("break-glass", await NotFoundAsync(tracker, Glass.Head, "/people/999999"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_strip_says_so_on_the_record_and_on_its_parts_until_the_hour_is_over()
    {
        await using var tracker = await Glass.DemoAsync();
        var limited = await tracker.LimitedAsync();
        await using var scope = await tracker.AsAsync(Glass.Head);
        await scope.BreakAsync(limited.Engagement);
        await using var page = Pages.In(scope);

        foreach (var record in (string[])[limited.Engagement, limited.Commitment, limited.FollowUp])
        {
            var strip = page.Render<GlassStrip>(p => p.Add(s => s.Record, record));
            Assert.Equal($"Opened by break glass until 13:00. Reason: {Glass.Reason}", strip.WaitForElement("[role=note]").TextContent.Trim());
        }
        Assert.Empty(page.Render<GlassStrip>(p => p.Add(s => s.Record, "ENG-2025-0001")).FindAll("[role=note]"));
        tracker.Time.Advance(BreakGlass.Duration);
        Assert.Empty(page.Render<GlassStrip>(p => p.Add(s => s.Record, limited.Engagement)).FindAll("[role=note]"));
    }

    [Fact]
    public async Task A_page_that_stands_open_no_longer_loads_the_record_after_the_hour()
    {
        await using var tracker = await Glass.DemoAsync();
        var limited = await tracker.LimitedAsync();
        await using var scope = await tracker.AsAsync(Glass.Head);
        await scope.BreakAsync(limited.Engagement);
        await using var page = Pages.In(scope);
        var missing = 0;
        page.Services.GetRequiredService<NavigationManager>().OnNotFound += (_, _) => missing++;
        var engagement = page.Render<EngagementPage>(p => p.Add(e => e.Reference, limited.Engagement));
        engagement.WaitForElement("dl.facts");
        var commitment = page.Render<CommitmentPage>(p => p.Add(c => c.Reference, limited.Commitment));
        commitment.WaitForElement("dl.facts");
        Assert.Contains("by break glass", engagement.WaitForElement(".history").TextContent, StringComparison.Ordinal);
        Assert.Equal(0, missing);

        tracker.Time.Advance(BreakGlass.Duration);
        engagement.Render(p => p.Add(e => e.Reference, limited.Engagement));
        engagement.WaitForAssertion(() => Assert.Equal(1, missing));
        Assert.Empty(engagement.FindAll("dl.facts"));
        commitment.Render(p => p.Add(c => c.Reference, limited.Commitment));
        commitment.WaitForAssertion(() => Assert.Equal(2, missing));
    }

    private static async Task<string> NotFoundAsync(Tracker tracker, string user, string address)
    {
        await using var scope = await tracker.AsAsync(user);
        await using var page = Pages.In(scope);
        page.SetRendererInfo(new RendererInfo("Static", isInteractive: false));
        page.Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return page.Render<NotFoundPage>().Markup;
    }
}
