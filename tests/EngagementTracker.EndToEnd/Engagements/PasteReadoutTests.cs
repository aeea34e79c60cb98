using EngagementTracker.EndToEnd.Accessibility;
using EngagementTracker.EndToEnd.Pages;
using EngagementTracker.EndToEnd.Setup;
using Microsoft.Data.Sqlite;

namespace EngagementTracker.EndToEnd.Engagements;

public sealed class PasteReadoutTests(Browser browser, EmptyServer app) : Journey(browser, app), IClassFixture<EmptyServer>
{
    private const int MostKeys = 60;

    private const string OwnText = """
        Kenya and the United States speak

        President William Ruto spoke by telephone today with Secretary of State Marco Rubio. They discussed Haiti. Kenya will host the talks. Both sides agreed to meet again.
        """;

    private const string CountPointers = """
        sessionStorage.pointers ??= 0;
        for (const kind of ["pointerdown", "mousedown", "mousemove", "wheel", "touchstart"])
          addEventListener(kind, () => sessionStorage.pointers++, true);
        """;

    private int keys;

    [Fact]
    public async Task A_newcomer_logs_the_seed_call_in_under_60_keystrokes_and_without_a_mouse()
    {
        var call = await SeedCall.ReadAsync();
        if (call.IsOurOwn) Assert.Skip("../shared/readouts/seed-call.txt is not on this machine.");
        var page = await SignInAsync("officer");
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.AddInitScriptAsync(CountPointers);
        await page.VisitAsync("/");
        await page.EvaluateAsync("text => navigator.clipboard.writeText(text)", call.Text);

        await PressAsync(page, "c");
        await page.ExpectHeadingAsync("Log a call");
        await TabToAsync(page, page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Paste a readout" }));
        await PressAsync(page, "Enter");
        await page.ExpectHeadingAsync("Paste a readout");
        await TabToAsync(page, page.Locator("#Text"));
        await PressAsync(page, "Control+V");
        await Expect(page.Locator("#Text")).ToHaveValueAsync(call.Text);
        await TabToAsync(page, page.Locator("#Account-Issuer"));
        await TypeAsync(page, "State House");
        await TabToAsync(page, page.Locator("#Account-PublishedOn"));
        await TypeAsync(page, "27/1/25");
        await PressAsync(page, "Control+Enter");

        await page.ExpectHeadingAsync("Check the draft");
        var cards = page.Locator("[data-state]");
        var found = await cards.CountAsync();
        Assert.True(found is >= 4 and <= 10, $"{found} commitments were found.");
        await TabToAsync(page, page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = $"Decide {found} commitments" }));
        await PressAsync(page, "Enter");
        await Expect(cards.First).ToBeFocusedAsync();
        for (var card = 0; card < found; card++) await PressAsync(page, "a");
        await Expect(page.Locator("[data-state=accepted]")).ToHaveCountAsync(found);
        await PressAsync(page, "Control+Enter");
        await LogCallPage.On(page).ExpectLoggedAsync();

        TestContext.Current.TestOutputHelper?.WriteLine($"{keys} keystrokes, {found} commitments.");
        Assert.True(keys < MostKeys, $"It took {keys} keystrokes.");
        Assert.Equal("0", await page.EvaluateAsync<string>("sessionStorage.pointers"));
        await Expect(page.Locator(".facts")).ToContainTextAsync("27 Jan 2025");
        await Expect(page.Locator(".facts")).ToContainTextAsync("Telephone");
        await Expect(page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "William Ruto", Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Marco Rubio", Exact = true })).ToBeVisibleAsync();
        Assert.Equal(found, await ExpectQuotesInTheirAccountAsync());
    }

    [Fact]
    public async Task A_stretch_that_is_marked_in_the_text_becomes_a_request()
    {
        var page = await ReadAsync();
        var sentence = page.Locator(".sentence", new PageLocatorOptions { HasText = "They discussed Haiti." });
        await sentence.ClickAsync();
        await Expect(page.Locator(".pane-foot")).ToContainTextAsync("They discussed Haiti.");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Shift+ArrowDown");
        await Expect(page.Locator(".sentence[aria-selected=true]")).ToHaveCountAsync(2);
        await sentence.EvaluateAsync("""
            sentence => {
              const words = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT).nextNode();
              getSelection().setBaseAndExtent(words, 5, words, 14);
              sentence.dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
            }
            """);
        await Expect(page.Locator(".pane-foot")).ToContainTextAsync("discussed");
        await page.Keyboard.PressAsync("r");
        await Expect(page.Locator("[data-state=accepted] blockquote")).ToHaveTextAsync("discussed");
        await Expect(page.Locator("select[id$=-Owes]")).ToBeFocusedAsync();
        // A letter in a field is a letter.
        await page.Keyboard.PressAsync("d");
        await Expect(page.Locator("[data-state=accepted]")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task The_draft_is_free_of_violations_in_light_and_dark_wide_and_narrow()
    {
        var page = await ReadAsync();
        await page.Locator("[data-state]").First.FocusAsync();
        await page.Keyboard.PressAsync("e");
        await Expect(page.Locator(".change")).ToBeVisibleAsync();
        await page.Locator(".sentence").Nth(1).ClickAsync();
        await Expect(page.Locator(".pane-foot .chip").First).ToBeVisibleAsync();
        await page.Locator("#Engagement-Channel").FocusAsync();
        await Expect(page.Locator(".text mark")).Not.ToHaveCountAsync(0);
        foreach (var (width, height) in new[] { (1280, 900), (390, 844) })
        {
            await page.SetViewportSizeAsync(width, height);
            foreach (var look in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = look });
                await page.ExpectNoViolationAsync($"{look}, {width} wide");
            }
            Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        }
    }

    private async Task<IPage> ReadAsync()
    {
        var page = await SignInAsync("officer");
        await page.VisitAsync("/engagements/new/readout");
        await page.Locator("#Text").FillAsync(OwnText);
        await page.Locator("#Account-PublishedOn").FillAsync("27/1/25");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Read it" }).ClickAsync();
        await page.ExpectHeadingAsync("Check the draft");
        await Expect(page.Locator(".text[data-listens]")).ToBeVisibleAsync();
        return page;
    }

    /// <summary>Every stored quote is what stands in its account at its place. Says how many there are.</summary>
    private async Task<int> ExpectQuotesInTheirAccountAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={App.DatabaseFile};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT m."Quote", m."QuoteStart", a."Body" FROM "Mentions" m JOIN "Accounts" a ON a."Id" = m."AccountId" """;
        await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var count = 0;
        while (await rows.ReadAsync(TestContext.Current.CancellationToken))
        {
            Assert.Equal(rows.GetString(0), rows.GetString(2).Substring(rows.GetInt32(1), rows.GetString(0).Length));
            count++;
        }
        return count;
    }

    private async Task PressAsync(IPage page, string chord)
    {
        keys += chord.Split('+').Length;
        await page.Keyboard.PressAsync(chord);
    }

    private async Task TypeAsync(IPage page, string text)
    {
        keys += text.Length;
        await page.Keyboard.TypeAsync(text);
    }

    private async Task TabToAsync(IPage page, ILocator target)
    {
        await Expect(target).ToBeVisibleAsync();
        while (!await target.EvaluateAsync<bool>("element => element === document.activeElement"))
        {
            Assert.True(keys < MostKeys, $"The keyboard does not reach {target} in time.");
            await PressAsync(page, "Tab");
        }
    }
}
