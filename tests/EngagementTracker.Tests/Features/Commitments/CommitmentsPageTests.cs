using AngleSharp.Dom;
using Bunit;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Features.Commitments;
using EngagementTracker.Web.Ui.Display;
using EngagementTracker.Web.Ui.Lists;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Features.Commitments;

public sealed class CommitmentsPageTests : IAsyncLifetime
{
    private Tracker tracker = null!;

    public async ValueTask InitializeAsync() => tracker = await Commitments.DemoAsync();

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Fact]
    public async Task Each_row_names_its_three_standings()
    {
        var page = await ShowAsync("officer");
        var row = page.FindAll("tbody tr").First(r => r.TextContent.Contains("COM-2025-0017", StringComparison.Ordinal));

        Assert.Equal(["Official", "Evidence", "Schedule"], row.QuerySelectorAll("dt").Select(d => d.TextContent));
        Assert.Equal(["Nothing said", "Not assessed", "Late"], row.QuerySelectorAll("dd").Select(d => d.TextContent.Trim()));
        Assert.Contains("Missing: deliverable, measure", row.TextContent);
    }

    [Fact]
    public async Task Several_are_given_to_one_owner_after_a_look_at_what_changes()
    {
        var page = await ShowAsync("officer");
        page.Find("[aria-label='Choose COM-2025-0001']").Change(true);
        page.Find("[aria-label='Choose COM-2025-0004']").Change(true);
        Assert.Contains("2 chosen", page.Find(".bulk-bar").TextContent);

        Button(page, "Assign owner").Click();
        page.WaitForElement("#OwnerId");
        Assert.True(Button(page, "Assign").HasAttribute("disabled"));
        page.Find("#OwnerId").Change(page.FindAll("#OwnerId option").Single(o => o.TextContent == "Daniel Kiprono").GetAttribute("value"));
        page.WaitForState(() => page.FindAll(".preview tbody tr").Count == 2);
        Assert.Equal(["COM-2025-0001", "COM-2025-0004"], page.FindAll(".preview .num").Select(n => n.TextContent));
        Assert.Contains("Daniel Kiprono has it already.", page.FindAll(".preview tr")[2].TextContent);
        Button(page, "Assign 1").Click();

        page.WaitForState(() => page.FindAll("#bulk-done").Count == 1, TimeSpan.FromSeconds(10));
        Assert.Equal("1 of 2 changed", page.Find("#bulk-done").TextContent);
        Assert.Empty(page.FindAll(".bulk-bar"));
        Assert.Equal(await tracker.UserIdAsync("officer2"), (await tracker.ReadAsync("COM-2025-0001")).OwnerId);
    }

    [Fact]
    public async Task All_on_the_page_are_chosen_with_one_box_and_given_up_with_another_filter()
    {
        var page = await ShowAsync("officer");
        page.Find("[aria-label='Choose all on this page']").Change(true);
        Assert.Contains($"{page.FindAll("td.select").Count} chosen", page.Find(".bulk-bar").TextContent);

        page.Services.GetRequiredService<NavigationManager>().NavigateTo("/commitments?owes=ours");

        page.WaitForState(() => page.FindAll(".bulk-bar").Count == 0, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Who_may_change_nothing_has_nothing_to_choose()
    {
        var page = await ShowAsync("admin");

        Assert.Empty(page.FindAll("input[type=checkbox]"));
    }

    [Fact]
    public async Task The_chart_is_drawn_when_it_is_asked_for_and_says_its_figures()
    {
        var page = await ShowAsync("officer");
        Assert.Empty(page.FindAll("svg.bars"));

        Button(page, "Chart: made, kept and late by quarter").Click();

        page.WaitForElement("svg.bars", TimeSpan.FromSeconds(10));
        Assert.Contains("made", page.Find("svg.bars").GetAttribute("aria-label"));
        var made = page.FindAll(".figures tbody tr").Sum(r => int.Parse(r.QuerySelector("td")!.TextContent));
        Assert.Equal(int.Parse(page.Find("h1 .count").TextContent), made);
    }

    [Fact]
    public async Task A_view_is_saved_under_a_name_and_stands_among_the_tabs_until_it_is_deleted()
    {
        var page = await ShowAsync("officer", "/commitments?owes=ours&topic=stip");
        Button(page, "Save this view").Click();
        page.WaitForElement("#Name").Change("Ours on STIP");
        Assert.Contains("Share it with Americas Desk", page.Markup);
        page.Find("form.save-view").Submit();

        page.WaitForState(() => page.FindAll(".tabs a[aria-current=page]").Any(a => a.TextContent == "Ours on STIP"), TimeSpan.FromSeconds(10));
        Assert.Contains("Your view, seen by you alone.", page.Find("p.saved-view").TextContent);
        page.Find("p.saved-view button").Click();

        page.WaitForState(() => page.FindAll("p.saved-view").Count == 0, TimeSpan.FromSeconds(10));
        Assert.DoesNotContain("Ours on STIP", page.Find(".tabs").TextContent);
    }

    [Fact]
    public async Task A_page_of_rows_is_few_components_is_drawn_once_and_sends_little()
    {
        var page = await ShowAsync("officer");
        var rows = page.FindAll("tbody tr").Count;

        Assert.InRange(rows, 20, 50);
        // What stands around the rows; a row has none of its own (docs/decisions/0018-live-users.md).
        Assert.InRange(page.FindComponents<IComponent>().Count, 1, 20);
        Assert.Equal(1, page.FindComponent<RecordRows<CommitmentRow>>().RenderCount);
        Assert.InRange(page.Find("tbody").InnerHtml.Length / rows, 1, 900);
        Assert.Empty(page.FindAll(".more-filters select"));
    }

    [Fact]
    public async Task Filters_that_are_seldom_wanted_come_when_they_are()
    {
        var page = await ShowAsync("officer");

        page.Find(".more-filters").TriggerEvent("ontoggle", EventArgs.Empty);

        Assert.Contains("Schedule", page.FindAll(".more-filters .filter > span").Select(f => f.TextContent));
    }

    private async Task<IRenderedComponent<CommitmentsPage>> ShowAsync(string user, string address = "/commitments")
    {
        var context = Pages.In(await tracker.AsAsync(user));
        context.Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        var page = context.Render<CommitmentsPage>();
        page.WaitForState(() => page.FindAll(".bones").Count == 0, TimeSpan.FromSeconds(20));
        return page;
    }

    private static IElement Button(IRenderedComponent<CommitmentsPage> page, string text) => page.FindAll("button").First(b => b.TextContent.Trim() == text);
}
