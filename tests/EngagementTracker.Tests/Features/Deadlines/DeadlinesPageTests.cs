using Bunit;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Deadlines;
using EngagementTracker.Web.Features.Deadlines.Reschedule;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Features.Deadlines;

public sealed class DeadlinesPageTests : IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);
    private Tracker tracker = null!;

    public async ValueTask InitializeAsync() => tracker = await Tracker.StartAsync(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero), records: true);

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Fact]
    public async Task The_board_has_its_lanes_in_order_and_one_card_by_which_the_keyboard_enters()
    {
        var page = await ShowAsync("manager", "");

        Assert.Equal(
            ["late", "today", "this-week", "next-two-weeks", "later", "event", "no-date", "no-owner"],
            page.FindAll("[data-lane]").Select(l => l.GetAttribute("data-lane")));
        Assert.Single(page.FindAll("[data-card][tabindex='0']"));
        Assert.All(page.FindAll("[data-card][tabindex='-1'] :is(a, button)"), control => Assert.Equal("-1", control.GetAttribute("tabindex")));
    }

    [Fact]
    public async Task Swimlanes_carry_the_names_of_owners()
    {
        var page = await ShowAsync("manager", "?by=owner");

        Assert.Contains(page.FindAll(".swimlane > h2"), h => h.TextContent.Contains("Achieng Otieno", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_board_on_which_nothing_matches_says_so_and_what_to_do()
    {
        var page = await ShowAsync("manager", "?party=US&owner=nobody&topic=none&kind=follow-ups");

        Assert.Contains("Nothing open matches these filters.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_section_in_the_address_is_the_lists()
    {
        var page = await ShowAsync("manager", "?due=late");

        Assert.NotEmpty(page.FindAll("table.records tbody tr"));
        Assert.Empty(page.FindAll("[data-lane]"));
    }

    [Fact]
    public async Task The_month_marks_today_by_a_word()
    {
        var page = await ShowAsync("manager", "?view=month");

        Assert.Contains("Today", page.Find("td[aria-current='date']").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_dropped_on_a_lane_asks_for_the_reason_and_then_stands_there()
    {
        var page = await ShowAsync("manager", "?kind=follow-ups");
        var reference = page.Find("[data-lane='late'] [data-card]").GetAttribute("data-card")!;
        await page.Find($"[data-card='{reference}']").DragStartAsync(new());
        await page.Find("[data-lane='today']").DropAsync(new());
        Assert.Contains(reference, page.Find("dialog h2").TextContent, StringComparison.Ordinal);
        Assert.Equal("24 Nov 2026", page.Find("#DueOn").GetAttribute("value"));

        await page.Find("dialog form").SubmitAsync();
        Assert.Contains("Enter why it moves.", page.Find("dialog").TextContent, StringComparison.Ordinal);
        await page.Find("#Reason").ChangeAsync(new ChangeEventArgs { Value = "The desk was away." });
        await page.Find("dialog form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Single(page.FindAll($"[data-lane='today'] [data-card='{reference}']")), Soon);
        Assert.Empty(page.FindAll("dialog"));
    }

    [Fact]
    public async Task What_somebody_else_moves_is_seen_without_a_reload_and_an_open_dialog_stays()
    {
        var page = await ShowAsync("manager", "?kind=follow-ups");
        var reference = page.Find("[data-lane='late'] [data-card]").GetAttribute("data-card")!;
        await page.Find("[data-lane='today'] [data-move]").ClickAsync(new());

        var row = await tracker.ReadAsync(db => DueItems.FollowUps(db).Where(i => i.Reference == reference).WithNames(db).SingleAsync());
        var form = RescheduleForm.Of(row, new DateOnly(2026, 11, 24));
        form.Reason = "Agreed with the embassy.";
        Assert.NotNull((await tracker.AsAsync<RescheduleHandler, Answer<Moved>>("officer", h => h.HandleAsync(form))).Value);
        tracker.Time.Advance(ChangeWatch.Pause);

        page.WaitForAssertion(() => Assert.Single(page.FindAll($"[data-lane='today'] [data-card='{reference}']")), Soon);
        Assert.Single(page.FindAll("dialog"));
    }

    private async Task<IRenderedComponent<DeadlinesPage>> ShowAsync(string userName, string query)
    {
        var context = Pages.In(await tracker.AsAsync(userName));
        context.Services.GetRequiredService<NavigationManager>().NavigateTo($"/deadlines{query}");
        var page = context.Render<DeadlinesPage>();
        page.WaitForState(() => page.FindAll(".bones[role=status]").Count == 0, Soon);
        return page;
    }
}
