using Bunit;
using EngagementTracker.Domain.Merges;
using EngagementTracker.Domain.People;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Features.Merges.MergeDoubles;
using EngagementTracker.Web.Features.People;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Features.Merges;

public sealed class MergeDoublesPageTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task The_page_proposes_the_double_shows_what_will_be_done_merges_and_undoes()
    {
        await using var tracker = await Tracker.StartAsync(records: true);
        var known = await tracker.ReadAsync(db => db.People.SingleAsync(p => p.Name == "Marco Rubio"));
        var twin = await tracker.AddAsync(Person.Create("Márco Rubio", known.PartyId));
        await using var scope = await tracker.AsAsync("officer");
        await using var browser = Pages.In(scope);
        var page = browser.Render<MergeDoublesPage>(p => p.Add(x => x.Number, twin));
        page.WaitForState(() => page.FindAll(".chips button").Count == 1, Patience);

        await page.Find(".chips button").ClickAsync(new());
        page.WaitForState(() => page.FindAll("table.records tbody tr").Count > 0, Patience);
        Assert.Contains("Marco Rubio goes", page.Find("#what-is-done").ParentElement!.TextContent.Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        await page.Find("#KeepOther").ChangeAsync(new ChangeEventArgs { Value = "1" });
        page.WaitForState(() => page.Markup.Contains("Nothing that you may read refers to", StringComparison.Ordinal), Patience);
        await page.Find("form").SubmitAsync();
        Assert.Contains("Write how you know", page.Markup, StringComparison.Ordinal);
        await page.Find("#Reason").ChangeAsync(new ChangeEventArgs { Value = "The same person." });
        await page.Find("form").SubmitAsync();
        page.WaitForState(() => Here(browser).EndsWith($"/people/{known.Id.Value}", StringComparison.Ordinal), Patience);

        var old = browser.Render<PersonPage>(p => p.Add(x => x.Number, twin));
        Assert.DoesNotContain("Márco", old.Markup, StringComparison.Ordinal);
        var list = browser.Render<MergeDoublesPage>(p => p.Add(x => x.Number, known.Id.Value));
        list.WaitForState(() => list.FindAll("#merged-here ~ ul button").Count == 1, Patience);
        Assert.Contains("The same person.", list.Markup, StringComparison.Ordinal);
        await list.Find("#merged-here ~ ul button").ClickAsync(new());
        list.WaitForState(() => list.Markup.Contains("Márco Rubio is a record of its own again.", StringComparison.Ordinal), Patience);
        Assert.Null(await tracker.ReadAsync(db => db.People.Where(p => p.Id == new PersonId(twin)).Select(p => p.MergedIntoId).SingleAsync()));
    }

    private static string Here(BunitContext browser) => browser.Services.GetRequiredService<NavigationManager>().Uri;
}
