using Bunit;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Features.FollowUps.AddFollowUp;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Features.FollowUps;

public sealed class AddFollowUpPageTests
{
    [Theory]
    [InlineData("?commitment=COM-2025-0001", "/commitments", "/commitments/COM-2025-0001")]
    [InlineData("?engagement=ENG-2025-0001", "/engagements", "/engagements/ENG-2025-0001")]
    [InlineData("", "/deadlines")]
    public async Task Crumbs_lead_back_to_what_it_serves(string query, params string[] crumbs)
    {
        await using var tracker = await Tracker.StartAsync(records: true);
        await using var scope = await tracker.AsAsync("officer");
        await using var page = Pages.In(scope);
        page.Services.GetRequiredService<NavigationManager>().NavigateTo($"/follow-ups/new{query}");

        var shown = page.Render<AddFollowUpPage>();
        shown.WaitForState(() => shown.FindAll(".bones").Count == 0);

        Assert.Equal(crumbs, shown.FindAll("nav.crumbs a").Select(a => a.GetAttribute("href")));
    }
}
