using System.Text.RegularExpressions;
using EngagementTracker.EndToEnd.Pages;
using EngagementTracker.EndToEnd.Setup;
using Microsoft.Data.Sqlite;

namespace EngagementTracker.EndToEnd.Ui;

public sealed partial class FailingPartTests(Browser browser, DemoServer app) : Journey(browser, app), IClassFixture<DemoServer>
{
    [Fact]
    public async Task A_panel_that_fails_says_so_with_the_number_in_the_log_while_the_page_around_it_works()
    {
        var page = await SignInAsync("analyst");
        // One table is missing: the one that one panel reads.
        await RunAsync("ALTER TABLE UpdateRequests RENAME TO Elsewhere");
        await page.VisitAsync("/commitments/COM-2024-0001");

        var trouble = page.GetByRole(AriaRole.Alert).Filter(new LocatorFilterOptions { HasText = "Asked how it stands cannot be shown just now" });
        await Expect(trouble).ToContainTextAsync("Everything around it still works.");
        var number = Number().Match(await trouble.InnerTextAsync()).Groups[1].Value;
        Assert.Contains("Asked how it stands failed", await App.LogLineAsync($"was told the number {number}"), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Ask its drafter" }).ClickAsync();
        await page.GetByLabel("What its drafter is to answer").FillAsync("By when?");

        await RunAsync("ALTER TABLE Elsewhere RENAME TO UpdateRequests");
        await trouble.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Try again" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "Asked how it stands", Exact = true })).ToBeVisibleAsync();
        await Expect(trouble).ToHaveCountAsync(0);
        await Expect(page.GetByLabel("What its drafter is to answer")).ToHaveValueAsync("By when?");
    }

    private async Task RunAsync(string statement)
    {
        await using var connection = new SqliteConnection($"Data Source={App.DatabaseFile};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("the number ([0-9A-F]{8})")]
    private static partial Regex Number();
}
