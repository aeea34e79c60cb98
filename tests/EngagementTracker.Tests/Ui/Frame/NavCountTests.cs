using Bunit;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Ui.Frame;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Demo = EngagementTracker.Tests.Features.Commitments.Commitments;

namespace EngagementTracker.Tests.Ui.Frame;

public sealed class NavCountTests
{
    [Fact]
    public async Task The_next_page_counts_again_what_no_save_has_told_but_only_after_a_minute()
    {
        await using var tracker = await Demo.DemoAsync();
        await using var scope = await tracker.AsAsync("analyst");
        var page = Pages.In(scope);
        var count = page.Render<ReviewCount>();
        var before = Shown(count);
        await tracker.ReadAsync(db => db.Commitments.Where(c => c.Reference == Demo.Stip).ExecuteUpdateAsync(set => set.SetProperty(c => c.Review, ReviewState.Questioned)));
        var navigation = page.Services.GetRequiredService<NavigationManager>();

        navigation.NavigateTo("/parties");
        Assert.Equal(before, Shown(count));

        tracker.Time.Advance(TimeSpan.FromMinutes(1));
        navigation.NavigateTo("/topics");
        count.WaitForAssertion(() => Assert.Equal(before - 1, Shown(count)), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void There_is_room_for_three_figures()
    {
        Assert.Equal("999", NavCount.Of(999));
        Assert.Equal("999+", NavCount.Of(NavCount.Most));
    }

    private static int Shown(IRenderedComponent<ReviewCount> count) => int.Parse(count.Find("[aria-hidden]").TextContent);
}
