using EngagementTracker.EndToEnd.Pages;
using EngagementTracker.EndToEnd.Setup;

namespace EngagementTracker.EndToEnd.Engagements;

/// <summary>Bad input gets a plain sentence at its field, and nothing typed is lost. Addresses with nothing behind them: AddressTests.</summary>
public sealed class BadInputTests(Browser browser, EmptyServer app) : Journey(browser, app), IClassFixture<EmptyServer>
{
    private const string SummaryId = "Engagement-Summary";

    /// <summary>What a paste does to the page and the field, without the minutes that a driver needs to type 5 MB; done once Chromium, which lays out 5 MB for seconds, has painted it.</summary>
    private const string Paste = """
        async (area, length) => {
          const text = "They spoke of it, and of what is to be done next.\n".repeat(length / 50 + 1).slice(0, length - 1) + "!";
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", text);
          area.focus();
          area.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
          area.value = text;
          area.dispatchEvent(new Event("input", { bubbles: true }));
          area.dispatchEvent(new Event("change", { bubbles: true }));
          await new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(painted)));
        }
        """;

    [Fact]
    public async Task A_day_that_no_calendar_has_is_named_at_the_date()
    {
        var form = await OpenFormAsync();
        await form.Date.FillAsync("31 February 2025");
        await form.Summary.ClickAsync();
        await Expect(form.Problem("Engagement-Date")).ToContainTextAsync("February");
        await Expect(form.Date).ToHaveValueAsync("31 February 2025");
        await Expect(form.Date).ToHaveAttributeAsync("aria-invalid", "true");
    }

    [Fact]
    public async Task A_call_without_a_summary_is_refused_and_then_saved()
    {
        var form = await OpenFormAsync();
        await form.FillAsync("1 March 2025", summary: "   ");
        await form.SaveAsync();
        await Expect(form.Alert).ToContainTextAsync("Write a summary");
        await Expect(form.Problem(SummaryId)).ToContainTextAsync("Write a summary: a sentence or two on what was said.");
        await Expect(form.Date).ToHaveValueAsync("1 March 2025");
        await Expect(form.Chip("United States")).ToBeVisibleAsync();
        await form.Summary.FillAsync("They spoke.");
        await form.SaveAsync();
        await form.ExpectLoggedAsync();
    }

    [Fact]
    public async Task A_future_day_and_an_end_before_the_start_are_named_at_their_fields()
    {
        var form = await OpenFormAsync();
        await form.Date.FillAsync("tomorrow");
        await form.Field("Start (optional)").FillAsync("15:00");
        await form.Field("End (optional)").FillAsync("14:00");
        await form.Summary.ClickAsync();
        await Expect(form.Problem("Engagement-Date")).ToContainTextAsync("is in the future. Correct the date, or choose Planned.");
        await Expect(form.Problem("Engagement-End")).ToContainTextAsync("The end is before the start.");
    }

    [Theory]
    [InlineData(20_001, "The summary has 20,001 characters; the limit is 20,000. Shorten it by 1.")]
    [InlineData(5 * 1024 * 1024, "The summary has 5,242,880 characters; the limit is 20,000.")]
    public async Task Too_long_a_text_is_refused_with_its_limit_and_stays_in_the_field(int length, string sentence)
    {
        var form = await OpenFormAsync();
        await form.FillAsync(length == 20_001 ? "2 March 2025" : "3 March 2025", summary: "");
        await form.Summary.EvaluateAsync(Paste, length);
        await form.SaveAsync();
        await Expect(form.Problem(SummaryId)).ToContainTextAsync(sentence);
        Assert.Equal(length, await form.Summary.EvaluateAsync<int>("area => area.value.length"));
        await form.Summary.FillAsync("Shorter.");
        await form.SaveAsync();
        await form.ExpectLoggedAsync();
    }

    [Fact]
    public async Task Every_script_and_sign_comes_back_as_it_was_typed_and_nothing_runs()
    {
        const string summary = "Emoji 🤝🏾👩‍🌾 · ما وعد به الجانبان · e\u0301 and é · <script>window.ran = true</script> <img src=x onerror=\"window.ran = true\"> & &amp; · 'quoted' \"twice\"";
        var page = await SignInAsync("officer");
        var form = await LogCallPage.OpenAsync(page);
        await form.FillAsync("4 March 2025", summary);
        await form.AddTopicAsync("<b>ترانزيت</b> 🤝");
        await form.AddCommitmentAsync(1, summary, "Both");
        await form.SaveAsync();
        var reference = await form.ExpectLoggedAsync();
        await page.VisitAsync($"/engagements/{reference}");
        Assert.Equal(summary, await page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "Summary" }).Locator(".prose").TextContentAsync());
        await Expect(page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "<b>ترانزيت</b> 🤝" })).ToBeVisibleAsync();
        await page.VisitAsync("/commitments");
        await page.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = "<script>" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(page.Locator("blockquote")).ToHaveTextAsync(summary);
        Assert.False(await page.EvaluateAsync<bool>("'ran' in window"));
    }

    [Fact]
    public async Task The_same_call_again_is_offered_instead_and_may_still_be_another()
    {
        var page = await SignInAsync("officer");
        var form = await LogCallPage.OpenAsync(page);
        await form.FillAsync("5 March 2025");
        await form.SaveAsync();
        var first = await form.ExpectLoggedAsync();

        form = await LogCallPage.OpenAsync(page);
        await form.FillAsync("5/3/25", "Once more.");
        await form.SaveAsync();
        await Expect(form.Alert).ToContainTextAsync($"{first} is the same call");
        var offer = page.GetByRole(AriaRole.Status).Filter(new LocatorFilterOptions { HasText = "This call is on record already" });
        await Expect(offer.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = first })).ToBeVisibleAsync();
        await Expect(form.Summary).ToHaveValueAsync("Once more.");
        await offer.GetByRole(AriaRole.Checkbox).CheckAsync();
        await form.SaveAsync();
        Assert.NotEqual(first, await form.ExpectLoggedAsync());
    }

    private async Task<LogCallPage> OpenFormAsync() => await LogCallPage.OpenAsync(await SignInAsync("officer"));
}
