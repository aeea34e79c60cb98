using System.Text.RegularExpressions;
using EngagementTracker.EndToEnd.Pages;
using EngagementTracker.EndToEnd.Setup;

namespace EngagementTracker.EndToEnd.Engagements;

public sealed partial class KeyboardTests(Browser browser, EmptyServer app) : Journey(browser, app), IClassFixture<EmptyServer>
{
    private const string CountPointers = """
        sessionStorage.pointers ??= 0;
        for (const kind of ["pointerdown", "mousedown", "mousemove", "wheel", "touchstart"])
          addEventListener(kind, () => sessionStorage.pointers++, true);
        """;

    [Fact]
    public async Task A_call_is_logged_without_a_mouse()
    {
        var page = await SignInAsync("officer");
        await page.AddInitScriptAsync(CountPointers);
        await page.VisitAsync("/");
        await page.TabToAsync(page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Log a call" }));
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/engagements/new");
        var form = LogCallPage.On(page);
        await page.ExpectHeadingAsync("Log a call");

        await PickAsync(page, form, form.OtherSide, "Kenyan", "Kenya");
        await Expect(form.Problem("Engagement-Parties")).ToContainTextAsync("our own side");
        await page.TabToAsync(form.Chip("Kenya"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(form.Chip("Kenya")).ToHaveCountAsync(0);
        await PickAsync(page, form, form.OtherSide, "American", "United States");
        await Expect(form.Chip("United States")).ToBeVisibleAsync();
        await TypeAsync(page, form.Date, "27/1/25");
        await PickAsync(page, form, form.OurSide, "William Ruto", "“William Ruto”");
        await TypeAsync(page, form.Office("William Ruto"), "President");
        await PickAsync(page, form, form.TheirSide, "Marco Rubio", "“Marco Rubio”");
        await TypeAsync(page, form.Office("Marco Rubio"), "Secretary of State");
        foreach (var topic in SeedCall.Topics)
        {
            await PickAsync(page, form, form.Topics, topic, $"“{topic}”");
            await Expect(form.Chip(topic)).ToBeVisibleAsync();
        }
        await TypeAsync(page, form.Summary, "They spoke of trade.");
        await page.TabToAsync(form.AddCommitment);
        await page.Keyboard.PressAsync("Enter");
        await TypeAsync(page, form.Field("Commitment 1"), "Both will send a draft.");
        await page.TabToAsync(form.Commitment(1).GetByLabel("Who owes"));
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(form.Commitment(1).GetByLabel("Who owes")).ToHaveValueAsync("0");
        await page.Keyboard.PressAsync("Control+Enter");
        await form.ExpectLoggedAsync();
        await Expect(page.Locator(".facts")).ToContainTextAsync("27 Jan 2025");
        await Expect(page.GetByText("Both will send a draft.")).ToBeVisibleAsync();
        Assert.Equal("0", await page.EvaluateAsync<string>("sessionStorage.pointers"));
    }

    [Fact]
    public async Task A_refusal_takes_the_focus_each_time_and_leads_to_its_field()
    {
        var page = await SignInAsync("officer");
        var form = await LogCallPage.OpenAsync(page);
        await page.TabToAsync(form.OtherSide);
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(form.Alert).ToBeFocusedAsync();
        await Expect(form.Alert).ToContainTextAsync("There is a problem");

        await page.TabToAsync(form.Alert.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Write a summary" }));
        await page.Keyboard.PressAsync("Enter");
        await Expect(form.Summary).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("They spoke.");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(form.Alert).ToBeFocusedAsync();
        await Expect(form.Alert).Not.ToContainTextAsync("Write a summary");

        await page.TabToAsync(form.Alert.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Add who spoke for us." }));
        await page.Keyboard.PressAsync("Enter");
        await Expect(form.OurSide).ToBeFocusedAsync();
    }

    private static async Task PickAsync(IPage page, LogCallPage form, ILocator box, string typed, string option)
    {
        await TypeAsync(page, box, typed);
        var wanted = form.Option(option);
        await Expect(wanted).ToBeVisibleAsync();
        await Expect(box).ToHaveAttributeAsync("aria-activedescendant", Option());
        for (var steps = 0; steps < 20 && await wanted.GetAttributeAsync("aria-selected") != "true"; steps++)
        {
            var before = await box.GetAttributeAsync("aria-activedescendant") ?? "";
            await page.Keyboard.PressAsync("ArrowDown");
            await Expect(box).Not.ToHaveAttributeAsync("aria-activedescendant", before);
        }
        await page.Keyboard.PressAsync("Enter");
        await Expect(box).ToHaveAttributeAsync("aria-expanded", "false");
    }

    [GeneratedRegex("-option-")]
    private static partial Regex Option();

    private static async Task TypeAsync(IPage page, ILocator field, string text)
    {
        await page.TabToAsync(field);
        await page.Keyboard.TypeAsync(text);
    }
}
