using EngagementTracker.EndToEnd.Pages;
using EngagementTracker.EndToEnd.Setup;

namespace EngagementTracker.EndToEnd.Deadlines;

public sealed class NarrowTests(Browser browser, DemoServer app) : Journey(browser, app), IClassFixture<DemoServer>
{
    [Fact]
    public async Task No_table_is_wider_than_the_page()
    {
        var page = await SignInAsync("manager");
        await page.VisitAsync("/deadlines?view=list");
        foreach (var width in new[] { 1280, 1100, 1000, 861, 860, 700, 390 })
        {
            await page.SetViewportSizeAsync(width, 900);
            var hidden = await page.EvaluateAsync<int>("Math.max(...[...document.querySelectorAll('.table-wrap')].map(t => t.scrollWidth - t.clientWidth))");
            Assert.True(hidden == 0, $"{hidden} px are out of sight at {width} px.");
        }
    }

    [Fact]
    public async Task Icons_alone_are_named_and_say_how_much_is_late()
    {
        var page = await SignInAsync("manager");
        await page.SetViewportSizeAsync(900, 900);
        await page.VisitAsync("/");
        var deadlines = page.Locator(".sidenav a[href='/deadlines']");
        await Expect(deadlines).ToHaveAttributeAsync("title", "Deadlines");
        await Expect(deadlines.Locator(".nav-count")).ToBeInViewportAsync();
        var (count, link) = (await deadlines.Locator(".nav-count").BoundingBoxAsync(), await deadlines.BoundingBoxAsync());
        Assert.InRange(count!.X + count.Width, link!.X, link.X + link.Width);
        Assert.InRange(count.Width, 8, link.Width);
    }
}
