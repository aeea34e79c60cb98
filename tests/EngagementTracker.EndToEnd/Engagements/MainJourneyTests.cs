using EngagementTracker.EndToEnd.Pages;
using EngagementTracker.EndToEnd.Setup;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Deadlines;
using EngagementTracker.Web.Ui.Display;

namespace EngagementTracker.EndToEnd.Engagements;

public sealed class MainJourneyTests(Browser browser, EmptyServer app) : Journey(browser, app), IClassFixture<EmptyServer>
{
    private const string Zone = "Africa/Nairobi";

    [Fact]
    public async Task A_call_is_logged_its_commitments_are_followed_and_its_words_are_read()
    {
        var call = await SeedCall.ReadAsync();
        await LogAsync(await SignInAsync("officer"), call);
        var promise = call.Commitments[1].Sentence;
        await FollowAsync(await SignInAsync("manager"), promise);
        await ReadAsync(await SignInAsync("analyst"), promise);
    }

    private static async Task LogAsync(IPage page, SeedCall call)
    {
        var form = await LogCallPage.OpenAsync(page);
        await form.PickAsync(form.OtherSide, "United Sta", "United States");
        await form.Date.FillAsync("27 January 2025");
        await form.AddPersonAsync(form.OurSide, "William Ruto", "President");
        await form.AddPersonAsync(form.TheirSide, "Marco Rubio", "Secretary of State");
        foreach (var topic in SeedCall.Topics) await form.AddTopicAsync(topic);
        await form.Summary.FillAsync("The two spoke on trade, on Haiti and on peace in the region.");
        foreach (var (index, (sentence, owes)) in call.Commitments.Index()) await form.AddCommitmentAsync(index + 1, sentence, owes);
        await form.Account.ClickAsync();
        await form.Field("Kind of account").SelectOptionAsync("Official statement");
        await form.Field("Issuer").FillAsync("State House, Nairobi");
        await form.Field("Text").FillAsync(call.Text);
        await form.SaveAsync();
        Assert.Equal("ENG-2025-0001", await form.ExpectLoggedAsync());
        await page.ExpectHeadingAsync("Call with United States");
        foreach (var topic in SeedCall.Topics) await Expect(page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = topic, Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByText("Secretary of State")).Not.ToHaveCountAsync(0);

        await page.VisitAsync("/commitments");
        await Expect(Rows(page)).ToHaveCountAsync(5);
        await Expect(page.GetByRole(AriaRole.Cell, new PageGetByRoleOptions { Name = "None stated" })).ToHaveCountAsync(5);
        await page.VisitAsync("/deadlines?view=list");
        await Expect(Section(page, DueSection.NoOwner).Locator("tbody tr")).ToHaveCountAsync(5);
        await Expect(Rows(page)).ToHaveCountAsync(5);
        await Expect(page.Locator(".badge.late")).ToHaveCountAsync(0);
    }

    private static async Task FollowAsync(IPage page, string promise)
    {
        await OpenCommitmentAsync(page, promise);
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Set a proposed date" }).ClickAsync();
        await page.GetByLabel("Date", new PageGetByLabelOptions { Exact = true }).FillAsync("in 3 weeks");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Save revision" }).ClickAsync();
        var today = Domain.Zone.DayAt(DateTime.UtcNow, Zone);
        await Expect(page.Locator(".facts")).ToContainTextAsync($"{Show.Day(today.AddDays(21))} (proposed)");

        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Add a follow-up" }).First.ClickAsync();
        await page.GetByLabel("What is to be done").FillAsync("Ask the Embassy for a draft of the strategy");
        await page.GetByLabel("Due", new PageGetByLabelOptions { Exact = true }).FillAsync("tomorrow");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Add follow-up" }).ClickAsync();
        await page.WaitForURLAsync("**/follow-ups/FUP-*");

        await page.VisitAsync("/deadlines?view=list");
        var tomorrow = Section(page, (DueSection)DueWindows.Of(today.AddDays(1), today));
        await Expect(tomorrow.Locator("tbody tr")).ToHaveCountAsync(1);
        await Expect(tomorrow).ToContainTextAsync("Ask the Embassy for a draft of the strategy");
        await Expect(tomorrow).ToContainTextAsync("tomorrow");
        await Expect(Section(page, DueSection.NoOwner)).ToContainTextAsync(promise);
        await Expect(Section(page, DueSection.NoOwner).Locator("tbody tr")).ToHaveCountAsync(5);
        await Expect(page.Locator(".badge.late")).ToHaveCountAsync(0);
    }

    private static async Task ReadAsync(IPage page, string promise)
    {
        await OpenCommitmentAsync(page, promise);
        var said = page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "Where it was said" });
        await Expect(said.Locator("blockquote")).ToHaveTextAsync(promise);
        await Expect(said.Locator("mark")).ToHaveTextAsync(promise);
        await Expect(said).ToContainTextAsync("State House, Nairobi");
        await Expect(said.GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", "/engagements/ENG-2025-0001");
        await Expect(said).ToContainTextAsync("ENG-2025-0001");
        await Expect(page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Log a call" })).ToHaveCountAsync(0);
    }

    private static async Task OpenCommitmentAsync(IPage page, string promise)
    {
        await page.VisitAsync("/commitments");
        await Rows(page).Filter(new LocatorFilterOptions { HasText = promise }).GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { NameRegex = new("^COM-") }).ClickAsync();
        await page.ExpectHeadingAsync(promise);
        await page.SettledAsync();
    }

    private static ILocator Rows(IPage page) => page.Locator("table.records tbody tr");

    private static ILocator Section(IPage page, DueSection section) =>
        page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = DeadlinesFilter.NameOf(section) });
}
