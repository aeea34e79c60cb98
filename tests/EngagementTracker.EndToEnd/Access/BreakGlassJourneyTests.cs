using EngagementTracker.EndToEnd.Pages;
using EngagementTracker.EndToEnd.Setup;
using Microsoft.Data.Sqlite;

namespace EngagementTracker.EndToEnd.Access;

/// <summary>A record that is limited to others: nowhere for somebody without the need to know, and opened by the head of a unit for a reason.</summary>
public sealed class BreakGlassJourneyTests(Browser browser, DemoServer app) : Journey(browser, app), IClassFixture<DemoServer>
{
    private const string Reason = "The minister asks for the state of the resolution tonight.";

    /// <summary>What officer2, who is cleared for restricted, may not read: the rows by kind, with words that only they hold.</summary>
    private const string Hidden = """
        SELECT "Reference", "Summary", 'engagements' FROM "Engagements" e WHERE "Marking" > 1 AND "DrafterId" <> (SELECT "Id" FROM "Users" WHERE "UserName" = 'officer2')
        UNION ALL SELECT "Reference", "Wording", 'commitments' FROM "Commitments" WHERE "Marking" > 1 AND "DrafterId" <> (SELECT "Id" FROM "Users" WHERE "UserName" = 'officer2')
        UNION ALL SELECT "Reference", "Action", 'follow-ups' FROM "FollowUps" WHERE "Marking" > 1 AND "DrafterId" <> (SELECT "Id" FROM "Users" WHERE "UserName" = 'officer2')
        """;

    [Fact]
    public async Task The_head_of_another_unit_breaks_the_glass_and_the_drafter_is_told()
    {
        var (limited, commitment) = (await RowsAsync("""
            SELECT e."Reference", c."Wording" FROM "Engagements" e JOIN "Commitments" c ON c."EngagementId" = e."Id"
            WHERE e."Date" = '2025-08-19' ORDER BY c."Id" LIMIT 1
            """)) switch { [[var e, var c]] => (e, c), _ => throw new InvalidOperationException("The demo has no limited record.") };
        var head = await SignInAsync("analyst");
        var missing = await RefusedAsync(head, "ENG-1999-9999");
        Assert.Equal(missing.Replace("ENG-1999-9999", limited, StringComparison.Ordinal), await RefusedAsync(head, limited));

        await head.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "break glass" }).ClickAsync();
        await head.ExpectHeadingAsync("Break glass");
        await Expect(head.GetByLabel("Reference", new PageGetByLabelOptions { Exact = true })).ToHaveValueAsync(limited);
        await Expect(head.Locator("main")).ToContainTextAsync("You read it for one hour. The audit trail and its drafter are told who, when and why");
        // The rest by keyboard: the reason, then the button.
        await head.GetByLabel("Reason").FocusAsync();
        await head.Keyboard.TypeAsync(Reason);
        await head.Keyboard.PressAsync("Tab");
        await Expect(head.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Break glass" })).ToBeFocusedAsync();
        await head.Keyboard.PressAsync("Enter");

        await head.WaitForURLAsync($"**/engagements/{limited}");
        await head.ExpectHeadingAsync("Call with United States");
        await head.SettledAsync();
        await Expect(head.GetByRole(AriaRole.Note)).ToContainTextAsync($"Reason: {Reason}");
        await Expect(head.Locator(".history")).ToContainTextAsync("Opened by break glass");
        await head.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = commitment }).ClickAsync();
        await head.ExpectHeadingAsync(commitment);
        await Expect(head.GetByRole(AriaRole.Note)).ToContainTextAsync("Opened by break glass until");
        Assert.Equal(200, (await head.VisitAsync($"/engagements/{limited}")).Status);

        await ToldAsync(await SignInAsync("officer"), limited);
    }

    [Fact]
    public async Task Who_has_no_need_to_know_meets_no_trace_of_a_marked_record()
    {
        var hidden = await RowsAsync(Hidden);
        Assert.Equal(["commitments", "engagements"], hidden.Select(h => h[2]).Distinct().Order().Where(k => k != "follow-ups"));
        var without = await SignInAsync("officer2");
        var cleared = await SignInAsync("officer");

        foreach (var address in (string[])["/", "/engagements", "/commitments", "/deadlines", "/deadlines?owner=nobody", "/parties/US", "/topics", "/engagements.csv", "/commitments.csv", "/deadlines.csv"])
        {
            var text = await TextAsync(without, address);
            Assert.All(hidden, h => Assert.DoesNotContain(h[0], text, StringComparison.Ordinal));
            Assert.All(hidden, h => Assert.DoesNotContain(Beginning(h[1], 40), text, StringComparison.Ordinal));
        }
        foreach (var kind in (string[])["engagements", "commitments"])
        {
            var text = await TextAsync(cleared, $"/{kind}.csv");
            Assert.All(hidden.Where(h => h[2] == kind && !h[1].Contains('"')), h => Assert.Contains(h[0], text, StringComparison.Ordinal));
        }
        var missing = await RefusedAsync(without, "ENG-1999-9999");
        foreach (var row in hidden)
        {
            foreach (var words in (string[])[row[0], Beginning(row[1], 30)])
            {
                var found = await TextAsync(without, $"/search?q={Uri.EscapeDataString(words)}");
                Assert.DoesNotContain(Beginning(row[1], 40), found, StringComparison.Ordinal);
                await Expect(without.Locator($"main a[href='/{row[2]}/{row[0]}']")).ToHaveCountAsync(0);
            }
            Assert.Equal(missing, await RefusedAsync(without, row[0], row[2]));
            Assert.Equal(200, (await cleared.VisitAsync($"/{row[2]}/{row[0]}")).Status);
        }
    }

    [Fact]
    public async Task Typing_the_first_letters_of_what_is_hidden_offers_nothing_of_it()
    {
        var hidden = await RowsAsync(Hidden);
        var page = await SignInAsync("officer2");
        await page.VisitAsync("/engagements/new");
        await page.SettledAsync();
        var boxes = await page.Locator("input[role=combobox]:visible").AllAsync();
        Assert.InRange(boxes.Count, 4, 12);
        foreach (var box in boxes)
        {
            foreach (var row in hidden.DistinctBy(h => h[2]))
            {
                foreach (var letters in (string[])[row[0][..8], Beginning(row[1], 6)])
                {
                    await box.FillAsync("");
                    await box.PressSequentiallyAsync(letters);
                    await Expect(box).ToHaveAttributeAsync("aria-expanded", "true");
                    var offered = await page.GetByRole(AriaRole.Listbox).AllInnerTextsAsync();
                    Assert.All(hidden, h => Assert.DoesNotContain(h[0], string.Join('\n', offered), StringComparison.Ordinal));
                    Assert.All(hidden, h => Assert.DoesNotContain(Beginning(h[1], 40), string.Join('\n', offered), StringComparison.Ordinal));
                }
            }
            await box.FillAsync("");
        }
    }

    /// <summary>The bell, the panel on Today and the list tell the drafter; the bell falls silent once they have read it.</summary>
    private static async Task ToldAsync(IPage drafter, string limited)
    {
        await drafter.VisitAsync("/");
        await Expect(drafter.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "Notices" })).ToContainTextAsync($"Naliaka Wekesa opened {limited} by break glass");
        await drafter.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Notices, 1 unread" }).ClickAsync();
        await drafter.ExpectHeadingAsync("Notices");
        var row = drafter.Locator(".records tbody tr");
        await Expect(row).ToHaveCountAsync(1);
        await Expect(row).ToContainTextAsync($"“{Reason[..^1]}”.");
        await row.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { NameRegex = new("^Mark as read") }).PressAsync("Enter");
        await Expect(drafter.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Notices", Exact = true })).ToBeVisibleAsync();
        await Expect(drafter.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToBeFocusedAsync();
        await row.GetByRole(AriaRole.Link).ClickAsync();
        await drafter.WaitForURLAsync($"**/engagements/{limited}");
        await Expect(drafter.GetByRole(AriaRole.Note)).ToHaveCountAsync(0);
    }

    /// <summary>What the page says at the address of a record that is not there.</summary>
    private static async Task<string> RefusedAsync(IPage page, string reference, string kind = "engagements")
    {
        var answer = await page.GotoAsync($"/{kind}/{reference}");
        Assert.Equal(404, answer!.Status);
        await page.ExpectHeadingAsync("Nothing is at this address");
        return await page.TitleAsync() + await page.Locator("main").InnerHTMLAsync();
    }

    /// <summary>All that an address gives: a page's markup, once it stands, or a file.</summary>
    private static async Task<string> TextAsync(IPage page, string address)
    {
        if (address.EndsWith(".csv", StringComparison.Ordinal))
        {
            var file = await page.APIRequest.GetAsync(address);
            Assert.True(file.Ok, address);
            return await file.TextAsync();
        }
        await page.VisitAsync(address);
        return await page.TitleAsync() + await page.Locator("body").InnerTextAsync();
    }

    private static string Beginning(string text, int length) => text[..Math.Min(length, text.Length)];

    private async Task<List<string[]>> RowsAsync(string query)
    {
        await using var connection = new SqliteConnection($"Data Source={App.DatabaseFile};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = query;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string[]>();
        while (await reader.ReadAsync()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i))!)]);
        return rows;
    }
}
