using System.Text.Json;
using EngagementTracker.EndToEnd.Accessibility;
using EngagementTracker.EndToEnd.Pages;
using EngagementTracker.EndToEnd.Setup;
using Microsoft.Data.Sqlite;

namespace EngagementTracker.EndToEnd.Line;

/// <summary>What becomes of the words in a form when the server that had it is gone.</summary>
public sealed class DraftLineTests(Browser browser, ForgetfulServer app) : LineJourney(browser, app), IClassFixture<ForgetfulServer>
{
    private const string Words = "The President said that the mission goes on until the police have taken over, and not a day less.";

    [Fact]
    public Task A_server_that_is_killed_while_somebody_types_gives_back_what_it_had_and_the_browser_offers_the_rest() =>
        TypeThroughAsync("3 February 2025", Line.KillAsync, Line.StartAgainAsync);

    [Fact]
    public Task So_does_a_line_that_stays_down_until_the_server_has_let_the_page_go() => TypeThroughAsync("4 February 2025", Line.CutAsync, async () =>
    {
        await Task.Delay(TimeSpan.FromSeconds(IsFullLength ? 60 : 3), TestContext.Current.CancellationToken);
        Line.Restore();
    });

    private async Task TypeThroughAsync(string date, Func<Task> fall, Func<Task> rise)
    {
        var page = await SignInAsync("officer");
        var form = await LogCallPage.OpenAsync(page);
        await form.FillAsync(date, "");
        await form.Summary.ClickAsync();
        await page.Keyboard.TypeAsync(Words[..20]);
        await page.WaitForFunctionAsync("() => document.querySelector('.draft-status .told')?.textContent.includes('Draft saved') && document.documentElement.dataset.draft === ''");
        Assert.Contains("?draft=", page.Url, StringComparison.Ordinal);
        var address = page.Url;
        await MarkAsync(page);

        var typing = form.Summary.PressSequentiallyAsync(Words[20..], new LocatorPressSequentiallyOptions { Delay = 40 });
        await Task.Delay(1_200, TestContext.Current.CancellationToken);
        await fall();
        await typing;
        await Expect(Notice(page)).ToContainTextAsync("The line is down since ");
        await Expect(page.Locator(".draft-status")).ToContainTextAsync("Draft not saved: the line is down.");
        Assert.DoesNotContain("President", await page.EvaluateAsync<string>("() => JSON.stringify(localStorage)"), StringComparison.Ordinal);
        await rise();

        await ExpectLoadedAgainAsync(page, address);
        var acknowledged = Acknowledged(address.Split('=')[^1]);
        Assert.StartsWith(Words[..20], acknowledged, StringComparison.Ordinal);
        await Expect(form.Summary).ToHaveValueAsync(acknowledged);
        await Expect(form.Date).ToHaveValueAsync(date);
        Assert.NotEqual(Words, acknowledged);
        var offer = page.Locator(".offer[role=alert]");
        await Expect(offer).ToContainTextAsync(Words);
        await page.ExpectNoViolationAsync("the offer");
        await offer.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Use what was typed here" }).First.ClickAsync();
        await Expect(form.Summary).ToHaveValueAsync(Words);
        await form.SaveAsync();
        await form.ExpectLoggedAsync();
        await Expect(page.Locator("main .prose").First).ToHaveTextAsync(Words);
    }

    /// <summary>The summary in the draft as it stands in the database.</summary>
    private string Acknowledged(string key)
    {
        using var connection = new SqliteConnection($"Data Source={App.DatabaseFile};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT Content FROM Drafts WHERE Key = $key";
        command.Parameters.AddWithValue("$key", key);
        using var content = JsonDocument.Parse((string)command.ExecuteScalar()!);
        if (content.RootElement.GetProperty("Typed").TryGetProperty("Engagement-Summary", out var summary)) return summary.GetString()!;
        using var form = JsonDocument.Parse(content.RootElement.GetProperty("Form").GetString()!);
        return form.RootElement.GetProperty("Engagement").GetProperty("Summary").GetString() ?? "";
    }
}
