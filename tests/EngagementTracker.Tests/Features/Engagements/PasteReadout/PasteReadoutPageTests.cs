using Bunit;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.People;
using EngagementTracker.Readouts;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data.Lookups;
using EngagementTracker.Web.Features.Engagements.AddAccount;
using EngagementTracker.Web.Features.Engagements.PasteReadout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Features.Engagements.PasteReadout;

public sealed class PasteReadoutPageTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_text_and_one_that_is_too_long_are_refused_in_words()
    {
        await using var tracker = await Tracker.StartAsync();
        var page = await tracker.ShowAsync<PasteReadoutPage>("officer");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("Paste the text", page.Find("[role=alert]").TextContent, StringComparison.Ordinal), Patience);

        page.Find("#Text").Change(new string('x', Account.TextLimit + 1));
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("The text has 200,001 characters; the limit is 200,000.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Empty(page.FindAll("#Engagement-Date"));
    }

    [Fact]
    public async Task The_form_is_filled_in_and_says_of_each_value_whence_it_comes()
    {
        await using var tracker = await Tracker.StartAsync();
        var page = await ReadAsync(tracker);

        Assert.Equal("27 Jan 2025", page.Find("#Engagement-Date").GetAttribute("value"));
        var note = page.Find("#Engagement-Date-origin");
        Assert.Contains("Proposed", note.TextContent, StringComparison.Ordinal);
        Assert.Contains("today", note.QuerySelector("q")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Engagement-Date-origin", page.Find("#Engagement-Date").GetAttribute("aria-describedby"), StringComparison.Ordinal);
        Assert.Equal(Drafts.Text, page.Find(".text").TextContent);

        page.Find("#Engagement-Date").FocusIn();
        page.WaitForAssertion(() => Assert.Equal("today", page.Find(".text mark").TextContent), Patience);
        Assert.Contains("Shown in the text: Date", page.Find(".pane [role=status]").TextContent, StringComparison.Ordinal);

        page.Find("#Engagement-Date").Change("26 Jan 2025");
        page.WaitForAssertion(() => Assert.Equal("Changed by you", page.Find("#Engagement-Date-origin").TextContent.Trim()), Patience);
    }

    [Fact]
    public async Task One_key_decides_upon_a_commitment_and_what_is_open_is_not_saved()
    {
        await using var tracker = await Tracker.StartAsync();
        var page = await ReadAsync(tracker);
        var all = page.FindAll("[data-state]").Count;
        Assert.True(all >= 3, $"{all} commitments were found.");
        Assert.Contains($"{all} commitments not yet decided", page.Find(".sticky-foot button").TextContent, StringComparison.Ordinal);

        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("Commitment 1 is not decided yet", page.Find("[role=alert]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal(0, await tracker.ReadAsync(db => db.Engagements.CountAsync(Cancellation)));

        Press(page, 0, "a");
        Press(page, 1, "D");
        Assert.Equal("accepted", page.Find("#Proposals-0").GetAttribute("data-state"));
        Assert.Equal("dropped", page.Find("#Proposals-1").GetAttribute("data-state"));
        Press(page, 1, "u");
        Assert.Equal("open", page.Find("#Proposals-1").GetAttribute("data-state"));
        Press(page, 1, "d");
        for (var i = 2; i < all; i++) Press(page, i, "a");
        Press(page, 0, "e");
        page.Find("#Commitments-0-Sentence").Change("In other words");
        // A letter typed into a field is a letter.
        Assert.Throws<MissingEventHandlerException>(() => page.Find("#Commitments-0-Sentence").KeyDown("d"));
        Assert.Equal("accepted", page.Find("#Proposals-0").GetAttribute("data-state"));
        foreach (var open in page.FindAll("select[id$=-Owes]").Where(s => s.GetAttribute("value") == "").Select(s => s.Id!).ToList()) page.Find($"#{open}").Change("0");
        page.Find("form").Submit();
        if (page.FindAll("[role=alert].warning").Count > 0) page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[role=alert] li").Select(p => p.TextContent)), Patience);
        await tracker.ReadAsync(async db =>
        {
            Assert.Equal(all - 1, await db.Commitments.CountAsync(Cancellation));
            Assert.Equal("In other words", (await db.Commitments.OrderBy(c => c.Id).FirstAsync(Cancellation)).Wording);
            var mentions = await db.Mentions.Include(m => m.Account).ToListAsync(Cancellation);
            Assert.All(mentions, m => Assert.Equal(m.Quote, m.Account!.Body.Substring(m.QuoteStart!.Value, m.Quote.Length)));
            return 0;
        });
    }

    [Fact]
    public async Task A_text_of_a_call_on_record_goes_to_it_as_an_account_and_is_not_pasted_twice()
    {
        await using var tracker = await Tracker.StartAsync();
        var onRecord = (await CallForms.LogAsync(tracker, await CallForms.RutoRubioAsync(tracker))).Value!;
        var page = await ReadAsync(tracker);
        page.WaitForElement(".same button", Patience).Click();
        Assert.EndsWith($"/engagements/{onRecord.Reference}/accounts/new", page.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);

        var inHand = page.Services.GetRequiredService<AccountInHand>();
        var account = inHand.Take(onRecord.Reference)!;
        Assert.Equal((Drafts.Text, "State House, Nairobi", "27 Jan 2025"), (account.Text, account.Issuer, account.PublishedOn));
        Assert.Null(inHand.Take(onRecord.Reference));
        inHand.Put(onRecord.Reference, account);
        Assert.Null(inHand.Take("ENG-2025-9999"));
    }

    [Fact]
    public async Task A_sentence_shows_what_came_from_it_and_becomes_a_commitment()
    {
        await using var tracker = await Tracker.StartAsync();
        var page = await ReadAsync(tracker);
        var text = page.FindComponent<ReadoutText>();
        var before = page.FindAll("[data-state]").Count;
        var discussed = Drafts.At("They discussed Haiti and bilateral trade.");

        await page.InvokeAsync(() => text.Instance.ChooseAsync(Drafts.At("spoke by telephone").Start, Drafts.At("spoke by telephone").End));
        Assert.Contains("Channel", page.Find(".pane-foot").TextContent, StringComparison.Ordinal);
        await page.InvokeAsync(() => text.Instance.MakeAsync("r", discussed.Start, discussed.End));

        Assert.Equal(before + 1, page.FindAll("[data-state]").Count);
        var made = page.FindAll("[data-state=accepted]").Single();
        Assert.Contains("Request", made.TextContent, StringComparison.Ordinal);
        Assert.Equal("They discussed Haiti and bilateral trade.", made.QuerySelector("blockquote")!.TextContent);
        Assert.NotNull(made.QuerySelector("select[id$=-Owes]"));
        await page.InvokeAsync(() => text.Instance.MakeAsync("x", 0, 5));
        Assert.Equal(before + 1, page.FindAll("[data-state]").Count);
    }

    [Fact]
    public async Task Going_back_to_the_text_keeps_all_that_was_done()
    {
        await using var tracker = await Tracker.StartAsync();
        var page = await ReadAsync(tracker);
        page.Find("#Engagement-Summary").Change("My own words.");
        Press(page, 0, "a");

        Back(page);
        Assert.Equal(Drafts.Text, page.Find("#Text").GetAttribute("value") ?? page.Find("#Text").TextContent);
        page.Find("form").Submit();
        page.WaitForElement("#Engagement-Summary", Patience);
        Assert.Equal("accepted", page.Find("#Proposals-0").GetAttribute("data-state"));

        Back(page);
        page.Find("#Text").Change($"For release.\n{Drafts.Text}");
        page.Find("form").Submit();
        page.WaitForElement("#Engagement-Summary", Patience);
        Assert.Equal("My own words.", page.Find("#Engagement-Summary").GetAttribute("value"));
        Assert.Equal("accepted", page.Find("#Proposals-0").GetAttribute("data-state"));
        Assert.StartsWith("For release.", page.Find(".text").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_without_a_call_still_opens_the_form_with_a_sentence()
    {
        await using var tracker = await Tracker.StartAsync();
        var page = await ReadAsync(tracker, "Lorem ipsum dolor sit amet.");
        Assert.Contains("Nothing was recognised in this text.", page.Find(".todo").TextContent, StringComparison.Ordinal);
        Assert.Contains("Enter the date", page.Find(".todo").TextContent, StringComparison.Ordinal);
        Assert.Contains("None was found in the text.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subject_becomes_a_topic_only_when_it_is_added()
    {
        await using var tracker = await Tracker.StartAsync();
        var proposal = await Drafts.MapAsync(tracker, Drafts.Call);
        var added = 0;
        var field = Pages.In(await tracker.AsAsync("officer")).Render<SubjectsField>(p => p
            .Add(f => f.Proposal, proposal).Add(f => f.OnAdded, () => added++).Add(f => f.OnShown, (_, _) => { }));
        Assert.Empty(proposal.Form.Engagement.Topics);

        field.Find(".offer").Click();

        Assert.Equal(new TopicChoice(null, "bilateral trade"), Assert.Single(proposal.Form.Engagement.Topics));
        Assert.Equal(1, added);
        Assert.Empty(field.FindAll(".offer"));
    }

    [Fact]
    public async Task Which_of_two_people_is_meant_is_asked_and_holds_up_saving_until_it_is_answered()
    {
        await using var tracker = await Tracker.StartAsync();
        await using var scope = await tracker.AsAsync("officer");
        KnownPerson Known(int id, string name) => new(new PersonId(id), name, [], "US", [new KnownOffice("Secretary of State", "US", null, null)]);
        var people = Drafts.Call.Participants;
        var proposal = await Drafts.MapAsync(tracker, Drafts.Call with { Participants = [people[0], people[1] with { Matches = [Known(7, "Marco A. Rubio"), Known(8, "Marco B. Rubio")] }] });
        var validator = scope.ServiceProvider.GetRequiredService<ProposalValidator>();
        Assert.Contains(validator.Validate(proposal).Errors, e => e is { PropertyName: "Questions[0]", ErrorMessage: "Say which Marco Rubio is meant, or that it is somebody new." });
        PersonChoice? answer = null;
        var field = Pages.In(scope).Render<PersonQuestionField>(p => p
            .Add(f => f.Question, proposal.Questions[0]).Add(f => f.Index, 0).Add(f => f.OnAnswered, choice => answer = choice).Add(f => f.OnFocused, () => { }));
        Assert.Equal(["Marco A. Rubio US; Secretary of State", "Marco B. Rubio US; Secretary of State", "Somebody new: Marco Rubio, US", "Nobody: did not take part"],
            field.FindAll("label").Select(l => string.Join(' ', l.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        Assert.Empty(field.FindAll("input[checked]"));

        field.FindAll("input")[1].Change(true);
        proposal.Answer(proposal.Questions[0], answer, null);

        Assert.Equal(new PersonId(8), answer?.Id);
        Assert.DoesNotContain(validator.Validate(proposal).Errors, e => e.PropertyName == "Questions[0]");
    }

    private static async Task<IRenderedComponent<PasteReadoutPage>> ReadAsync(Tracker tracker, string text = Drafts.Text)
    {
        var page = await tracker.ShowAsync<PasteReadoutPage>("officer");
        page.Find("#Text").Change(text);
        page.Find("#Account-Issuer").Change("State House, Nairobi");
        page.Find("#Account-PublishedOn").Change("27 Jan 2025");
        page.Find("form").Submit();
        page.WaitForElement("#Engagement-Date", Patience);
        return page;
    }

    private static void Press(IRenderedComponent<PasteReadoutPage> page, int number, string key) =>
        page.Find($"#Proposals-{number}").KeyDown(new KeyboardEventArgs { Key = key });

    private static void Back(IRenderedComponent<PasteReadoutPage> page)
    {
        page.FindAll("button").Single(b => b.TextContent.Trim() == "Back to the text").Click();
        page.WaitForElement("#Text", Patience);
    }
}
