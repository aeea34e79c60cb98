using EngagementTracker.EndToEnd.Accessibility;
using EngagementTracker.EndToEnd.Pages;
using EngagementTracker.EndToEnd.Setup;

namespace EngagementTracker.EndToEnd.Engagements;

/// <summary>Two browsers edit one engagement, the second by keyboard alone: each sees that the other is there, and nobody's words are lost.</summary>
public sealed class TwoEditorsTests(Browser browser, DemoServer app) : Journey(browser, app), IClassFixture<DemoServer>
{
    private const string Record = "/engagements/ENG-2025-0001";

    [Fact]
    public async Task Two_edit_one_engagement_and_both_of_their_changes_stand()
    {
        var (first, second) = (await SignInAsync("officer"), await SignInAsync("officer2"));
        await first.VisitAsync($"{Record}/edit");
        await second.VisitAsync($"{Record}/edit");
        await Expect(first.Locator(".who-else")).ToContainTextAsync("is editing this.");
        await Expect(second.Locator(".who-else")).ToContainTextAsync("Achieng Otieno is editing this.");

        // One changes the place, the other the summary: both are in the form of the second, who has only to save again.
        await SaveAsync(first, "Place", "Nairobi, by telephone");
        await Expect(second.Locator(".changed")).ToContainTextAsync("Achieng Otieno saved a change to this record just now.");
        await Expect(second.Locator(".who-else")).Not.ToContainTextAsync("is editing this.");
        await TypeAsync(second, "Summary", "They spoke of trade, Haiti and the region.");
        await second.Keyboard.PressAsync("Control+Enter");
        await Expect(second.Locator(".conflict h2")).ToContainTextAsync("Achieng Otieno changed this record at ");
        await Expect(second.Locator(".conflict")).ToBeFocusedAsync();
        await Expect(second.Locator(".changed")).ToHaveCountAsync(0);
        await Expect(second.Locator(".conflict .taken")).ToContainTextAsync("Nairobi, by telephone");
        await Expect(second.Locator("#Place")).ToHaveValueAsync("Nairobi, by telephone");
        await second.ExpectNoViolationAsync("both in the form");
        await SaveByKeyboardAsync(second);

        // Both change the summary: the second chooses both.
        await first.VisitAsync($"{Record}/edit");
        await second.VisitAsync($"{Record}/edit");
        await Expect(second.Locator(".who-else")).ToContainTextAsync("Achieng Otieno is editing this.");
        await SaveAsync(first, "Summary", "They spoke of trade, Haiti and Sudan.");
        await TypeAsync(second, "Summary", "They spoke of trade, Somalia and the region.");
        await second.Keyboard.PressAsync("Control+Enter");
        await Expect(second.Locator(".conflict legend")).ToHaveTextAsync("Summary");
        await Expect(second.Locator(".conflict fieldset ins").First).ToContainTextAsync("Sudan");
        await second.ExpectNoViolationAsync("a choice");
        await second.TabToAsync(second.Locator(".conflict input[type=radio]").First);
        await second.Keyboard.PressAsync("ArrowUp"); // round to the last: both
        await Expect(second.GetByLabel("Both: theirs, then yours")).ToBeCheckedAsync();
        await second.TabToAsync(second.GetByRole(AriaRole.Button, new() { Name = "Apply these choices" }));
        await second.Keyboard.PressAsync("Enter");
        await Expect(second.Locator(".conflict")).ToContainTextAsync("Your choices are in the form");
        await SaveByKeyboardAsync(second);

        await Expect(second.Locator("main")).ToContainTextAsync("Haiti and Sudan.");
        await Expect(second.Locator("main")).ToContainTextAsync("Somalia and the region.");
        var saves = second.Locator(".history .timeline li", new() { HasText = "Edit engagement" });
        await Expect(saves).ToHaveCountAsync(4);
        await Expect(saves.Filter(new() { HasText = "Achieng Otieno" })).ToHaveCountAsync(2);
    }

    private static async Task SaveAsync(IPage page, string field, string text)
    {
        await page.Locator($"#{field}").FillAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save changes" }).ClickAsync();
        await page.WaitForURLAsync($"**{Record}");
    }

    private static async Task TypeAsync(IPage page, string field, string text)
    {
        await page.TabToAsync(page.Locator($"#{field}"));
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync(text);
    }

    private static async Task SaveByKeyboardAsync(IPage page)
    {
        await page.TabToAsync(page.GetByRole(AriaRole.Button, new() { Name = "Save changes" }));
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync($"**{Record}");
    }
}
