using Bunit;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Tests.Features.Engagements.ProtectEngagement;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Features.Engagements;
using EngagementTracker.Web.Features.Engagements.AddAccount;
using EngagementTracker.Web.Features.Engagements.CompareAccounts;
using EngagementTracker.Web.Features.Engagements.Facts;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Features.Engagements.CompareAccounts;

public sealed class CompareAccountsTests
{
    private static readonly DateOnly Day = new(2025, 1, 27);
    private static readonly DateTimeOffset AfterTheDemo = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Stip_stands_in_the_kenyan_account_of_the_demo_alone()
    {
        await using var tracker = await Tracker.StartAsync(AfterTheDemo, records: true);
        var page = await ShowAsync(tracker, "officer");

        Assert.Contains("STIP", Cell(page, "Topics", "Only in State House, Nairobi").Lines);
        Assert.DoesNotContain("STIP", page.FindAll(".right .text").Single().TextContent, StringComparison.Ordinal);
        Assert.Contains("MSS Haiti", Cell(page, "Topics", "In both").Lines);
        Assert.Equal(["William Ruto", "Marco Rubio"], Cell(page, "Participants", "In both").Lines);
        Assert.Equal(["Monday 27 January 2025"], Cell(page, "Date", "Only in State House, Nairobi").Lines);
    }

    [Fact]
    public async Task A_line_leads_to_its_sentence()
    {
        await using var tracker = await Tracker.StartAsync(AfterTheDemo, records: true);
        var page = await ShowAsync(tracker, "officer");
        Assert.Empty(page.FindAll("mark"));
        var address = page.FindAll("a.line").First(a => a.TextContent == "STIP").GetAttribute("href")!;

        page = await ShowAsync(tracker, "officer", address[address.IndexOf('?', StringComparison.Ordinal)..]);

        Assert.Equal("Strategic Trade and Investment Partnership", Assert.Single(page.FindAll(".left mark")).TextContent);
        Assert.Contains("reaffirmed the need", Assert.Single(page.FindAll(".left .chosen")).TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".right mark"));
        Assert.Equal("STIP", Assert.Single(page.FindAll("a.line[aria-current]")).TextContent);
    }

    [Fact]
    public async Task A_commitment_on_record_counts_for_those_who_may_read_it()
    {
        await using var tracker = await Tracker.StartAsync(AfterTheDemo, records: true);
        var ours = await ShowAsync(tracker, "officer");
        var (may, mayNot) = (await ShowAsync(tracker, "officer", "?left=1&right=2"), await ShowAsync(tracker, "officer2", "?left=1&right=2"));
        var confidential = await tracker.ReadAsync(db => db.Commitments.Where(c => c.Marking == Marking.Confidential && c.MadeOn == Day).Select(c => c.Reference).SingleAsync());

        Assert.Equal(3, Cell(ours, "Commitments", "Only in State House, Nairobi").References.Count);
        Assert.Contains(confidential, Cell(may, "Commitments", "Only in Press report").References);
        Assert.Equal("Marking: Confidential", may.Find(".marking").TextContent);
        Assert.DoesNotContain(confidential, mayNot.Markup, StringComparison.Ordinal);
        Assert.Equal("Marking: Unclassified", mayNot.Find(".marking").TextContent);
    }

    [Fact]
    public async Task An_account_that_the_reader_may_not_read_is_neither_shown_nor_counted()
    {
        await using var tracker = await Tracker.StartAsync();
        var reference = await tracker.LogMarkedAsync(Marking.Unclassified);
        await AddAsync("Their ministry", Marking.Secret);

        var one = await tracker.ShowAsync<CompareAccountsPage>("officer2", reference);
        Assert.Contains("One account is here: State House.", one.Markup, StringComparison.Ordinal);
        Assert.Equal($"/engagements/{reference}/accounts/new", one.Find(".empty a").GetAttribute("href"));
        Assert.DoesNotContain("Compare accounts", (await tracker.ShowAsync<EngagementPage>("officer2", reference)).Markup, StringComparison.Ordinal);

        await AddAsync("A paper", Marking.Unclassified);
        var two = await tracker.ShowAsync<CompareAccountsPage>("officer2", reference);
        Assert.Equal(["State House", "A paper"], two.FindAll(".pane h2").Select(h => h.TextContent));
        Assert.Empty(two.FindAll("select"));
        Assert.DoesNotContain("Their ministry", two.Markup, StringComparison.Ordinal);
        Assert.NotEmpty((await tracker.ShowAsync<EngagementPage>("officer2", reference)).FindAll($"a[href='/engagements/{reference}/compare']"));

        var all = await tracker.ShowAsync<CompareAccountsPage>("officer", reference);
        Assert.Equal(3, all.FindAll("select")[0].QuerySelectorAll("option").Length);
        Assert.Equal("Marking: Secret", all.Find(".marking").TextContent);

        Task AddAsync(string issuer, Marking marking) => tracker.AsAsync<AddAccountHandler, Answer<Account>>("officer", h =>
            h.HandleAsync(reference, new AccountForm { Issuer = issuer, Text = "They met.", Marking = marking }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Two_accounts_of_one_issuer_are_told_apart()
    {
        await using var tracker = await Tracker.StartAsync();
        var reference = await tracker.LogMarkedAsync(Marking.Unclassified);
        await tracker.AsAsync<AddAccountHandler, Answer<Account>>("officer", h => h.HandleAsync(
            reference, new AccountForm { Issuer = "State House", Text = "They met." }, TestContext.Current.CancellationToken));

        var page = await tracker.ShowAsync<CompareAccountsPage>("officer", reference);

        Assert.Equal(["State House (1)", "State House (2)"], page.FindAll(".pane h2").Select(h => h.TextContent));
    }

    private static (IReadOnlyList<string> Lines, IReadOnlyList<string> References) Cell(IRenderedComponent<CompareAccountsPage> page, string kind, string column)
    {
        var row = page.FindAll(".differences tbody tr").Single(r => r.QuerySelector("th")!.TextContent == kind);
        var cell = row.QuerySelectorAll("td").Single(c => c.GetAttribute("data-label") == column);
        return ([.. cell.QuerySelectorAll(".line").Select(l => l.TextContent)], [.. cell.QuerySelectorAll(".meta a").Select(a => a.TextContent)]);
    }

    /// <summary>The demo's call of 27 January 2025.</summary>
    private static async Task<IRenderedComponent<CompareAccountsPage>> ShowAsync(Tracker tracker, string userName, string query = "")
    {
        var reference = await tracker.ReadAsync(db => db.Engagements.Where(e => e.When.Date == Day).Select(e => e.Reference).SingleAsync());
        var context = Pages.In(await tracker.AsAsync(userName));
        context.Services.GetRequiredService<NavigationManager>().NavigateTo($"/engagements/{reference}/compare{query}");
        var page = context.Render<CompareAccountsPage>(p => p.Add(c => c.Reference, reference));
        page.WaitForElement(".differences", TimeSpan.FromSeconds(20));
        return page;
    }
}
