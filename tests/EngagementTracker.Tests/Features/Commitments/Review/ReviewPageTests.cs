using Bunit;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Audit;
using EngagementTracker.Web.Features.Commitments.Review;
using EngagementTracker.Web.Ui.Frame;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Features.Commitments.Review;

public sealed class ReviewPageTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private Tracker tracker = null!;

    public async ValueTask InitializeAsync() => tracker = await Commitments.DemoAsync();

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Fact]
    public async Task The_current_one_shows_the_exact_sentence_and_what_can_be_done_with_it()
    {
        var page = await ShowAsync("analyst");

        var card = Current(page);
        Assert.NotEmpty(card.QuerySelector(".source blockquote")!.TextContent);
        Assert.Equal(["A", "R"], card.QuerySelectorAll(".buttons button").Select(b => b.GetAttribute("aria-keyshortcuts")));
        Assert.Single(page.FindAll(".source"));
    }

    [Fact]
    public async Task A_confirmed_one_makes_room_for_the_next_and_can_be_undone()
    {
        var page = await ShowAsync("analyst", "?kind=new");
        var (first, second) = (Cards(page)[0], Cards(page)[1]);

        await PressAsync(page, "a");

        Assert.DoesNotContain(first, Cards(page));
        Assert.Equal(second, Current(page).GetAttribute("data-item"));
        Assert.Equal(ReviewState.Confirmed, (await tracker.ReadAsync(first)).Review);
        Assert.StartsWith($"{first} confirmed. Undo with U within 10 seconds.", page.Find("p[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Contains($"{first} confirmed.", page.Find(".undo").TextContent, StringComparison.Ordinal);

        await page.InvokeAsync(() => page.Find(".undo button").ClickAsync());

        Assert.Equal(first, Current(page).GetAttribute("data-item"));
        Assert.Equal(ReviewState.New, (await tracker.ReadAsync(first)).Review);
        Assert.Empty(page.FindAll(".undo"));
    }

    [Fact]
    public async Task Undo_is_offered_for_ten_seconds_counted_for_the_eye_only()
    {
        var page = await ShowAsync("analyst", "?kind=new");
        await PressAsync(page, "a");

        tracker.Time.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => Assert.Equal("9 s", page.Find(".undo [aria-hidden=true].num").TextContent), Patience);
        for (var i = 0; i < 9; i++) tracker.Time.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".undo")), Patience);
    }

    [Fact]
    public async Task A_report_shows_its_text_and_evidence_and_is_accepted()
    {
        await tracker.ReportedAsync(Commitments.Stip, "manager");
        var page = await ShowAsync("analyst");

        Assert.Equal(Commitments.Stip, Current(page).GetAttribute("data-item"));
        Assert.Contains("It was signed in Nairobi.", Current(page).TextContent, StringComparison.Ordinal);
        Assert.NotNull(Current(page).QuerySelector("a[href='https://example.org/signed']"));
        await PressAsync(page, "a");

        Assert.Equal(CommitmentState.Closed, (await tracker.ReadAsync(Commitments.Stip)).State);
    }

    [Fact]
    public async Task Whoever_reported_sees_that_it_waits_for_somebody_else_and_no_button_to_accept()
    {
        await tracker.ReportedAsync(Commitments.Stip, "manager");
        var all = await ShowAsync("manager");
        Assert.DoesNotContain(Commitments.Stip, Cards(all));

        var own = await ShowAsync("manager", "?kind=own");

        Assert.Equal([Commitments.Stip], Cards(own));
        Assert.Contains("Somebody else has to accept it.", Current(own).TextContent, StringComparison.Ordinal);
        Assert.Empty(Current(own).QuerySelectorAll("[data-key=a], [data-key=r]"));
    }

    [Fact]
    public async Task A_report_is_returned_with_a_reason_and_nothing_typed_is_lost_without_one()
    {
        await tracker.ReportedAsync(Commitments.Stip, "manager");
        var page = await ShowAsync("analyst");
        await PressAsync(page, "r");

        await page.InvokeAsync(() => Current(page).QuerySelector("form")!.SubmitAsync());
        Assert.Contains("Write why you return it", Current(page).QuerySelector(".problem")!.TextContent, StringComparison.Ordinal);
        page.Find("textarea").Change("The link shows a draft.");
        await page.InvokeAsync(() => Current(page).QuerySelector("form")!.SubmitAsync());

        page.WaitForAssertion(() => Assert.Contains($"{Commitments.Stip} returned to", page.Find(".undo").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal("The link shows a draft.", await tracker.ReadAsync(db => db.OutcomeReports.Select(r => r.DecisionReason).SingleAsync()));
    }

    [Fact]
    public async Task Esc_leaves_a_form_and_while_one_is_open_no_other_becomes_current()
    {
        var page = await ShowAsync("analyst", "?kind=new");
        var first = Cards(page)[0];
        await PressAsync(page, "r");

        await page.InvokeAsync(() => page.FindAll("[data-item]")[1].TriggerEventAsync("onfocusin", new Microsoft.AspNetCore.Components.Web.FocusEventArgs()));
        Assert.Equal(first, Current(page).GetAttribute("data-item"));
        Assert.Equal($"Send or cancel what you write about {first} first.", page.Find("[role=alert] .trouble-line").TextContent);

        await page.InvokeAsync(() => page.Find("form.inline-form").KeyDownAsync(new Microsoft.AspNetCore.Components.Web.KeyboardEventArgs { Key = "Escape" }));
        Assert.Empty(page.FindAll("form.inline-form"));
        Assert.Equal(first, Current(page).GetAttribute("data-item"));
    }

    [Fact]
    public async Task What_somebody_else_decided_meanwhile_is_said_and_shown_as_it_is_now()
    {
        await tracker.ReportedAsync(Commitments.Stip, "officer");
        var page = await ShowAsync("analyst");
        await tracker.AcceptAsync("manager", Commitments.Stip);

        await PressAsync(page, "a");

        Assert.Equal("Somebody else has decided this meanwhile. Look at it again.", page.Find("[role=alert] .trouble-line").TextContent);
        Assert.DoesNotContain("reported", Current(page).QuerySelector(".badge")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(page.FindAll(".undo"));
    }

    [Fact]
    public async Task What_somebody_else_decides_leaves_the_list_by_itself_but_not_under_ones_pen()
    {
        await tracker.ReportedAsync(Commitments.Stip, "officer");
        var page = await ShowAsync("analyst", "?kind=report");
        await PressAsync(page, "r");
        page.Find("textarea").Change("The link shows a draft.");
        await tracker.AcceptAsync("manager", Commitments.Stip);
        tracker.Time.Advance(ChangeWatch.Pause);
        page.WaitForAssertion(() => Assert.Equal("0", page.Find(".tabs [aria-current] .badge").TextContent), Patience);

        await page.InvokeAsync(() => Current(page).QuerySelector("form")!.SubmitAsync());

        page.WaitForAssertion(() => Assert.Contains("Somebody else has decided this meanwhile.", page.Find(".error-summary").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal("The link shows a draft.", page.Find("textarea").GetAttribute("value"));
        await page.InvokeAsync(() => page.FindAll(".inline-form button").Single(b => b.TextContent.StartsWith("Cancel", StringComparison.Ordinal)).ClickAsync());
        page.WaitForAssertion(() => Assert.Contains("Nothing here waits for you.", page.Markup, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task A_score_opens_its_form_with_the_score_chosen_and_is_saved_in_place()
    {
        await tracker.ConfirmAsync("manager", Commitments.Stip);
        var page = await ShowAsync("analyst", "?kind=assess");
        await PressAsync(page, "2");

        page.Find("#Reasoning").Change("Nothing was published.");
        page.Find("#Completion").Change("0");
        page.Find("#Confidence").Change("0");
        await page.InvokeAsync(() => page.Find("form.inline-form").SubmitAsync());

        page.WaitForAssertion(() => Assert.Contains($"{Commitments.Stip} scored 0", page.Find(".undo").TextContent, StringComparison.Ordinal), Patience);
        var made = await tracker.ReadAsync(db => db.Assessments.OrderByDescending(a => a.Id).FirstAsync());
        Assert.Equal((G7Score.Partial, Completion.NoEvidence, new HalfYear(2026, 1)), (made.Score, made.Completion, made.Period));
        await page.InvokeAsync(() => page.Find(".undo button").ClickAsync());
        Assert.Equal(AssessmentState.TakenBack, await tracker.ReadAsync(db => db.Assessments.Where(a => a.Id == made.Id).Select(a => a.State).SingleAsync()));
    }

    [Fact]
    public async Task One_at_a_time_shows_one_with_the_way_to_the_next()
    {
        var list = await ShowAsync("analyst");
        var page = await ShowAsync("analyst", "?view=one");

        Assert.Equal([Cards(list)[0]], Cards(page));
        await page.InvokeAsync(() => page.Find("[data-key=j]").ClickAsync());
        Assert.Equal([Cards(list)[1]], Cards(page));
        Assert.StartsWith("2 of ", page.Find(".pager span").TextContent, StringComparison.Ordinal);
        await page.InvokeAsync(() => page.Find("[data-key=k]").ClickAsync());
        Assert.Equal([Cards(list)[0]], Cards(page));
    }

    [Fact]
    public async Task A_page_holds_25_and_is_filled_again_from_the_database()
    {
        await tracker.ReadAsync(async db =>
        {
            var engagement = await db.Engagements.SingleAsync(e => e.Reference == "ENG-2025-0001");
            var terms = new CommitmentTerms("Kenya reports on it.", CommitmentClass.Pledge, tracker.Ministry.HomeParty, [tracker.Ministry.HomeParty], [], Deadline.NoneStated);
            db.Commitments.AddRange(Enumerable.Range(9001, 30).Select(n => Commitment.Record(
                $"COM-2026-{n}", terms, engagement, "Kenya will report on it.", null, null, engagement.DrafterId, tracker.Time.GetUtcNow().UtcDateTime)));
            return await db.SaveChangesAsync();
        });
        var page = await ShowAsync("analyst", "?kind=new");
        Assert.Equal(25, Cards(page).Count);
        var before = Total(page);

        await PressAsync(page, "a");

        Assert.Equal((25, before - 1), (Cards(page).Count, Total(page)));
        Assert.NotNull(page.Find("a[rel=next][href$='page=2']"));

        static int Total(IRenderedComponent<ReviewPage> page) =>
            int.Parse(page.Find(".pager span").TextContent["1–25 of ".Length..], System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Party_and_owner_filter_list_and_counts_alike()
    {
        var page = await ShowAsync("analyst", "?party=US&owner=none");

        var shown = await tracker.ReadAsync(db => db.Commitments.Where(c => Cards(page).Contains(c.Reference)).Select(c => c.OwnerId).ToListAsync());
        Assert.All(shown, Assert.Null);
        Assert.Equal(2, page.FindAll(".filters .chip").Count);
    }

    [Fact]
    public async Task Where_nothing_waits_it_says_so_with_a_next_step()
    {
        await using var empty = await Tracker.StartAsync();
        var page = await empty.ShowAsync<ReviewPage>("analyst");

        Assert.Contains("Nothing waits for you.", page.Find(".empty").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find(".empty a[href='/commitments']"));
    }

    [Fact]
    public async Task The_sentence_of_a_marked_record_is_read_on_record_once()
    {
        await MarkCommitment.MarkCommitmentTests.MarkAsync(tracker, "manager", Commitments.Stip, Marking.Confidential);
        await tracker.ReportedAsync(Commitments.Stip, "manager");
        var page = await ShowAsync("analyst");
        Assert.Equal(Commitments.Stip, Current(page).GetAttribute("data-item"));
        await page.InvokeAsync(() => page.FindAll("[data-item]")[1].TriggerEventAsync("onfocusin", new Microsoft.AspNetCore.Components.Web.FocusEventArgs()));
        await page.InvokeAsync(() => page.FindAll("[data-item]")[0].TriggerEventAsync("onfocusin", new Microsoft.AspNetCore.Components.Web.FocusEventArgs()));

        Assert.Equal(1, await tracker.ReadAsync(db => db.AuditEntries.IgnoreQueryFilters()
            .CountAsync(a => a.Action == AuditAction.Read && a.UseCase == nameof(ReviewPage) && a.Record == Commitments.Stip)));
    }

    [Fact]
    public async Task The_count_in_the_navigation_follows_what_others_do_and_ends_with_its_page()
    {
        await using var scope = await tracker.AsAsync("analyst");
        var feed = scope.ServiceProvider.GetRequiredService<ChangeFeed>();
        var page = Pages.In(scope);
        var count = page.Render<ReviewCount>();
        var before = int.Parse(count.Find("[aria-hidden]").TextContent, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(1, feed.Listeners);

        await tracker.QuestionAsync("manager", Commitments.Stip);
        tracker.Time.Advance(ChangeWatch.Pause);

        count.WaitForAssertion(() => Assert.Equal($"{before - 1}", count.Find("[aria-hidden]").TextContent), Patience);
        Assert.Equal($", {before - 1} waiting", count.Find(".hidden").TextContent);
        await page.DisposeComponentsAsync();
        Assert.Equal(0, feed.Listeners);
    }

    private async Task<IRenderedComponent<ReviewPage>> ShowAsync(string user, string query = "")
    {
        var page = Pages.In(await tracker.AsAsync(user));
        page.Services.GetRequiredService<NavigationManager>().NavigateTo($"/review{query}");
        var shown = page.Render<ReviewPage>();
        shown.WaitForState(() => shown.FindAll(".bones").Count == 0, Patience);
        return shown;
    }

    private static List<string> Cards(IRenderedComponent<ReviewPage> page) => [.. page.FindAll("[data-item]").Select(c => c.GetAttribute("data-item")!)];

    private static AngleSharp.Dom.IElement Current(IRenderedComponent<ReviewPage> page) => page.Find("[data-current]");

    private static Task PressAsync(IRenderedComponent<ReviewPage> page, string key) =>
        page.InvokeAsync(() => Current(page).QuerySelector($"[data-key='{key}']")!.ClickAsync());
}
