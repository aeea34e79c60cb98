using EngagementTracker.Domain;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Readouts;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Features.Engagements.PasteReadout;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Engagements.PasteReadout;

/// <summary>A stored quote is what stands in the stored account at its place.</summary>
public sealed class KeptQuoteTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Texts => new(
        Drafts.Text,
        $"\r\n  {Drafts.Text.Replace("\n", "\r\n", StringComparison.Ordinal)}\r\n \r\n",
        $"<html><body><p>{Drafts.Text.Replace("\n\n", "</p>\n<p>", StringComparison.Ordinal).Replace("Kenya will", "<b>Kenya</b>&nbsp;will", StringComparison.Ordinal)}</p> </body></html>");

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Whatever_was_pasted_each_quote_stands_in_the_account_at_its_place(string pasted)
    {
        await using var tracker = await Tracker.StartAsync();
        var readout = new ReadoutForm { Text = pasted, Account = { Issuer = "State House", PublishedOn = "27 Jan 2025" } };
        var directory = await Drafts.DirectoryAsync(tracker);
        var draft = new ReadoutReader(directory.Gazetteer).Read(readout.ToReadout("KE", new DateOnly(2025, 2, 3), "Africa/Nairobi"));
        Assert.Equal(Text.Clean(draft.Text), draft.Text);
        // Both places of the repeated sentence, whatever the reader makes of them.
        var first = draft.Text.IndexOf("will host the talks", StringComparison.Ordinal);
        TextSpan[] places = [new(first, 19), new(draft.Text.LastIndexOf("will host the talks", StringComparison.Ordinal), 19)];
        var proposal = ProposalMapping.Map(draft with { Commitments = [] }, readout, directory, tracker.Ministry, "Africa/Nairobi");
        foreach (var place in places) proposal.Make(CommitmentClass.Pledge, place)!.Row.Owes = Direction.Ours;
        foreach (var sentence in draft.Sentences.Skip(1)) proposal.Make(CommitmentClass.Reaffirmation, sentence)!.Row.Owes = Direction.Theirs;
        proposal.Form.Commitments[0].Sentence = "Another wording";
        var engagement = proposal.Form.Engagement;
        var whole = await CallForms.RutoRubioAsync(tracker);
        (engagement.Date, engagement.Summary, engagement.Parties, engagement.Participants) = ("27 Jan 2025", "They spoke.", whole.Engagement.Parties, whole.Engagement.Participants);

        var answer = await CallForms.LogAsync(tracker, proposal.Form);

        Assert.Empty(answer.Problems);
        await tracker.ReadAsync(async db =>
        {
            var mentions = await db.Mentions.Include(m => m.Account).OrderBy(m => m.Id).ToListAsync(Cancellation);
            Assert.Equal(proposal.Form.Commitments.Count, mentions.Count);
            Assert.All(mentions, m => Assert.Equal(m.Quote, m.Account!.Body.Substring(m.QuoteStart!.Value, m.Quote.Length)));
            Assert.Equal(places.Select(p => p.Start), mentions.Where(m => m.Quote == "will host the talks").Select(m => m.QuoteStart!.Value));
            Assert.Equal("Another wording", (await db.Commitments.OrderBy(c => c.Id).FirstAsync(Cancellation)).Wording);
            return 0;
        });
    }

    [Fact]
    public async Task A_quote_that_does_not_stand_at_its_place_is_refused()
    {
        await using var tracker = await Tracker.StartAsync();
        var form = await CallForms.RutoRubioAsync(tracker);
        form.Account = new() { Issuer = "State House", Text = "Kenya will host the talks." };
        form.Commitments.Add(new() { Sentence = "Host the talks", Quote = "Kenya will host the talks.", QuoteStart = 1, Owes = Direction.Ours });

        var problem = Assert.Single((await CallForms.LogAsync(tracker, form)).Problems);

        Assert.Equal("Commitments[0].Sentence", problem.Field);
        form.Commitments[0].QuoteStart = 0;
        Assert.NotNull((await CallForms.LogAsync(tracker, form)).Value);
    }

    [Fact]
    public async Task A_promise_of_some_of_them_is_owed_by_those_alone()
    {
        await using var tracker = await Tracker.StartAsync();
        var form = await CallForms.RutoRubioAsync(tracker);
        var britain = await CallForms.PartyAsync(tracker, "GB");
        form.Engagement.Parties.Add(britain);
        form.Commitments.Add(new() { Sentence = "They will send a list.", Owes = Direction.Theirs, OtherParties = [britain.Id] });

        Assert.NotNull((await CallForms.LogAsync(tracker, form)).Value);

        Assert.Equal([britain.Id], await tracker.ReadAsync(async db =>
            (await db.Commitments.Include(c => c.Parties).SingleAsync(Cancellation)).Parties.Where(p => p.Role == CommitmentPartyRole.Obligor).Select(p => p.PartyId).ToList()));
    }

    [Fact]
    public async Task The_account_keeps_the_minute_of_publication_and_the_issuers_day()
    {
        await using var tracker = await Tracker.StartAsync();
        var form = await CallForms.RutoRubioAsync(tracker);
        var us = await CallForms.PartyAsync(tracker, "US");
        form.Account = new()
        {
            Issuer = "Office of the Spokesperson",
            Text = "They spoke.",
            IssuerPartyId = us.Id,
            IssuerPartyName = us.Name,
            IssuerPartyZone = us.TimeZone,
            PublishedOn = "28 Jan 2025",
            PublishedAt = "01:10",
            PublishedZone = "Etc/UTC",
        };

        Assert.NotNull((await CallForms.LogAsync(tracker, form)).Value);

        var account = await tracker.ReadAsync(db => db.Accounts.SingleAsync(Cancellation));
        Assert.Equal((new DateOnly(2025, 1, 27), new DateTime(2025, 1, 28, 1, 10, 0, DateTimeKind.Utc)), (account.PublishedOn, account.PublishedUtc));
    }

    [Theory]
    [InlineData("28 Jan 2025", "25:10", "Etc/UTC", "Account.PublishedAt")]
    [InlineData("", "10:10", "Etc/UTC", "Account.PublishedAt")]
    [InlineData("28 Jan 2025", "10:10", "Mars/Base", "Account.PublishedZone")]
    [InlineData("3 Feb 2025", "21:00", "Etc/UTC", "Account.PublishedAt")]
    public async Task Refuses_a_time_of_publication_that_cannot_be(string day, string time, string zone, string field)
    {
        await using var tracker = await Tracker.StartAsync();
        var form = await CallForms.RutoRubioAsync(tracker);
        form.Account = new() { Issuer = "State House", Text = "They spoke.", PublishedOn = day, PublishedAt = time, PublishedZone = zone };
        Assert.Equal(field, Assert.Single((await CallForms.LogAsync(tracker, form)).Problems).Field);
    }
}
