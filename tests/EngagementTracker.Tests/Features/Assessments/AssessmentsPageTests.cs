using Bunit;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Tests.Features.Commitments.Assess;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Features.Assessments;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Features.Assessments;

public sealed class AssessmentsPageTests : IAsyncLifetime
{
    private const string Stip = "COM-2025-0001";
    private Tracker tracker = null!;

    public async ValueTask InitializeAsync() => tracker = await Assessing.StartAsync();

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Fact]
    public async Task Without_any_the_page_says_so_and_leads_to_what_is_due()
    {
        var page = await ShowAsync("officer");
        page.WaitForElement(".empty");

        Assert.Contains("No assessment is on record yet.", page.Find(".empty").TextContent, StringComparison.Ordinal);
        Assert.Equal("/assessments?view=due", page.Find(".empty a").GetAttribute("href"));
    }

    [Fact]
    public async Task A_total_over_too_few_says_how_many_are_needed()
    {
        await tracker.AssessAsync("analyst", await tracker.FormAsync(Stip, G7Score.Full, Completion.Complete));

        var page = await ShowAsync("officer");
        page.WaitForElement(".facts");

        Assert.Contains("1 of 3 needed", page.Find(".facts").TextContent, StringComparison.Ordinal);
        Assert.Equal(["Kenya", "United States"], page.FindAll("[aria-labelledby=by-party] tbody td:first-child").Select(td => td.TextContent));
        Assert.EndsWith("?party=KE", page.Find("[aria-labelledby=by-party] tbody a").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal(["2026"], page.FindAll("[aria-labelledby=by-year] tbody td:first-child").Select(td => td.TextContent));
    }

    [Fact]
    public async Task Each_view_has_its_list_and_its_next_step()
    {
        await tracker.ConfirmAsync(Stip, "COM-2025-0002");
        await tracker.DisputeAsync(Stip);
        await tracker.AssessAsync("analyst", await tracker.FormAsync(Stip, second: "analyst2", period: new HalfYear(2025, 2)));

        async Task<string?> StepAsync(string user, string view)
        {
            var page = await ShowAsync(user, view);
            page.WaitForState(() => page.FindAll(".bones").Count == 0);
            return page.FindAll("td .button").SingleOrDefault()?.GetAttribute("href");
        }

        Assert.Equal("/commitments/COM-2025-0002/assess?period=2026-H1", await StepAsync("analyst", "due"));
        Assert.Null(await StepAsync("officer", "due"));
        Assert.Equal($"/commitments/{Stip}/assess?period=2026-H1", await StepAsync("manager", "settle"));
        Assert.Null(await StepAsync("analyst2", "settle"));
        Assert.Equal($"/commitments/{Stip}/assess?period=2025-H2", await StepAsync("analyst2", "asked"));
        Assert.DoesNotContain("Asked of me", (await ShowAsync("officer")).Find(".tabs").TextContent, StringComparison.Ordinal);
    }

    private async Task<IRenderedComponent<AssessmentsPage>> ShowAsync(string user, string? view = null)
    {
        var context = Pages.In(await tracker.AsAsync(user));
        if (view is not null) context.Services.GetRequiredService<NavigationManager>().NavigateTo($"/assessments?view={view}");
        return context.Render<AssessmentsPage>();
    }
}
