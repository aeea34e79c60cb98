using Bunit;
using EngagementTracker.Domain.Drafts;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Features.Commitments.TellProgress;
using EngagementTracker.Web.Features.Drafts.DiscardDraft;
using EngagementTracker.Web.Features.Engagements.LogCall;
using EngagementTracker.Web.Features.People.CreatePerson;
using EngagementTracker.Web.Ui.Drafts;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Ui.Forms;

public sealed class FormShellTests : IAsyncLifetime
{
    private Tracker tracker = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => tracker = await Tracker.StartAsync(records: true);

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Fact]
    public async Task A_new_form_opens_empty_names_the_newest_draft_and_restores_it_by_its_key()
    {
        var page = await ShowAsync<LogCallPage>("/engagements/new");
        page.Find("#Engagement-Summary").Change("They spoke.");
        Assert.Equal("", StatusOf(page));
        tracker.Time.Advance(DraftKeeper.Rest);
        page.WaitForAssertion(() => Assert.Equal("Draft saved 12:00", StatusOf(page)));
        var key = (await ReadAsync()).Key;

        var empty = await ShowAsync<LogCallPage>("/engagements/new");
        Assert.Empty(empty.Find("#Engagement-Summary").GetAttribute("value") ?? "");
        Assert.Contains("An unfinished draft is kept: New call, 12:00.", empty.Find(".draft-note").TextContent, StringComparison.Ordinal);
        Assert.Equal($"/engagements/new?draft={key}", empty.Find(".draft-note a").GetAttribute("href"));

        var back = await ShowAsync<LogCallPage>($"/engagements/new?draft={key}");
        Assert.Equal("They spoke.", back.Find("#Engagement-Summary").GetAttribute("value"));
        Assert.StartsWith("Your draft of 12:00 is open.", back.Find(".draft-note").TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal("Draft saved 12:00", StatusOf(back));
    }

    [Fact]
    public async Task A_form_about_a_record_opens_its_draft_and_starts_afresh_with_undo()
    {
        var reference = await tracker.ReadAsync(db => db.Commitments.OrderBy(c => c.Id).Select(c => c.Reference).FirstAsync(Stop));
        var page = await ShowAsync<TellProgressPage>($"/commitments/{reference}/progress", reference);
        page.Find("#Text").Change("Forty vehicles have come.");
        tracker.Time.Advance(DraftKeeper.Rest);
        page.WaitForAssertion(() => Assert.StartsWith("Draft saved", StatusOf(page), StringComparison.Ordinal));
        Assert.Equal((reference, $"Progress of {reference}"), ((await ReadAsync()).Record, (await ReadAsync()).Title));

        var back = await ShowAsync<TellProgressPage>($"/commitments/{reference}/progress", reference);
        Assert.Equal("Forty vehicles have come.", back.Find("#Text").GetAttribute("value"));
        Button(back, "Start afresh").Click();
        back.WaitForAssertion(() => Assert.Null(back.Find("#Text").GetAttribute("value")));
        Assert.True((await ReadAsync()).IsDiscarded);

        Button(back, "Undo").Click();
        back.WaitForAssertion(() => Assert.Equal("Forty vehicles have come.", back.Find("#Text").GetAttribute("value")));
        Assert.True((await ReadAsync()).IsOpen);
    }

    [Fact]
    public async Task A_link_to_another_draft_of_the_page_changes_the_form_and_keeps_what_stood_there()
    {
        var page = await ShowAsync<CreatePersonPage>("/people/new");
        page.Find("#Name").Change("Marco Rubio");
        tracker.Time.Advance(DraftKeeper.Rest);
        page.WaitForAssertion(() => Assert.StartsWith("Draft saved", StatusOf(page), StringComparison.Ordinal));
        var key = (await ReadAsync()).Key;
        page.Services.GetRequiredService<NavigationManager>().NavigateTo("/people/new");
        page.WaitForAssertion(() => Assert.Null(page.Find("#Name").GetAttribute("value")));
        Assert.Contains("An unfinished draft is kept", page.Find(".draft-note").TextContent, StringComparison.Ordinal);

        page.Services.GetRequiredService<NavigationManager>().NavigateTo($"/people/new?draft={key}");
        page.WaitForAssertion(() => Assert.Equal("Marco Rubio", page.Find("#Name").GetAttribute("value")));
    }

    [Fact]
    public async Task Saving_for_good_ends_the_draft_and_its_address_leads_to_the_record()
    {
        var page = await ShowAsync<CreatePersonPage>("/people/new");
        page.Find("#Name").Change("Wanjiku Example");
        page.Find("#Party").Input("Kenya");
        page.WaitForElement("#Party-option-0").MouseDown();
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("/people/", page.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
        var draft = await ReadAsync();
        Assert.Equal((false, ""), (draft.IsOpen, draft.Content));
        Assert.StartsWith("person:", draft.SavedAs, StringComparison.Ordinal);

        var again = await ShowAsync<CreatePersonPage>($"/people/new?draft={draft.Key}");
        Assert.Contains("These words are on record", again.Find(".draft-note").TextContent, StringComparison.Ordinal);
        Assert.Null(again.Find("#Name").GetAttribute("value"));
    }

    [Theory]
    [InlineData("officer2", "There is no such draft any more.")]
    [InlineData("officer", "was discarded.")]
    public async Task A_key_that_opens_nothing_says_so_and_the_form_is_empty(string reader, string sentence)
    {
        var owner = await tracker.UserIdAsync("officer");
        await tracker.ReadAsync(db =>
        {
            db.Drafts.Add(Draft.Begin("key", owner, "/people/new", null, "New person", "{}", null, tracker.Time.GetUtcNow().UtcDateTime));
            return db.SaveChangesAsync(Stop);
        });
        await tracker.AsAsync<DiscardDraftHandler, bool>("officer", h => h.HandleAsync("key", Stop));

        var page = await ShowAsync<CreatePersonPage>("/people/new?draft=key", reader: reader);
        Assert.Contains(sentence, page.Find(".draft-note").TextContent, StringComparison.Ordinal);
        Assert.Null(page.Find("#Name").GetAttribute("value"));
    }

    [Fact]
    public async Task A_draft_of_an_older_program_stays_and_the_form_opens_empty()
    {
        var owner = await tracker.UserIdAsync("officer");
        await tracker.ReadAsync(db =>
        {
            db.Drafts.Add(Draft.Begin("key", owner, "/people/new", null, "New person", "{\"older\":1}", null, tracker.Time.GetUtcNow().UtcDateTime));
            return db.SaveChangesAsync(Stop);
        });
        var page = await ShowAsync<CreatePersonPage>("/people/new?draft=key");
        Assert.Contains("cannot be opened here", page.Find(".draft-note").TextContent, StringComparison.Ordinal);
        page.Find("#Name").Change("Marco Rubio");
        tracker.Time.Advance(DraftKeeper.Rest);
        page.WaitForAssertion(() => Assert.StartsWith("Draft saved", StatusOf(page), StringComparison.Ordinal));
        Assert.Equal(2, await tracker.ReadAsync(db => db.Drafts.IgnoreQueryFilters().CountAsync(Stop)));
    }

    private async Task<IRenderedComponent<TPage>> ShowAsync<TPage>(string address, string? reference = null, string reader = "officer")
        where TPage : IComponent
    {
        var pages = Pages.In(await tracker.AsAsync(reader));
        pages.JSInterop.Setup<bool>("confirm", _ => true).SetResult(true);
        pages.Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        var page = pages.Render<TPage>(p =>
        {
            if (reference is not null) p.TryAdd("Reference", reference);
        });
        page.WaitForElement("form", TimeSpan.FromSeconds(10));
        return page;
    }

    private static string StatusOf<TPage>(IRenderedComponent<TPage> page)
        where TPage : IComponent => page.Find(".draft-status .told").TextContent.Trim();

    private static AngleSharp.Dom.IElement Button<TPage>(IRenderedComponent<TPage> page, string label)
        where TPage : IComponent => page.FindAll("button").Single(b => b.TextContent.Trim() == label);

    private Task<Draft> ReadAsync() => tracker.ReadAsync(db => db.Drafts.IgnoreQueryFilters().OrderBy(d => d.Id).FirstAsync(Stop));
}
