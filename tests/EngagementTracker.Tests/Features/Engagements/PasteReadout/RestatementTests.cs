using EngagementTracker.Domain.Commitments;
using EngagementTracker.Readouts;
using EngagementTracker.Readouts.Comparison;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Features.Engagements.LogCall;
using EngagementTracker.Web.Features.Engagements.PasteReadout;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Engagements.PasteReadout;

public sealed class RestatementTests
{
    private static readonly string[] Us = ["US"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>
    /// Each text of the demo's thread is read as if it came in anew, with all that was open with the same party before it. Judged by hand:
    /// both links are right, and of the other five commitments that are found none restates an earlier one.
    /// </summary>
    [Fact]
    public async Task On_the_demonstrations_thread_every_link_that_is_offered_is_right()
    {
        await using var tracker = await Features.Commitments.Commitments.DemoAsync();
        var directory = await Drafts.DirectoryAsync(tracker);
        var reader = new ReadoutReader(directory.Gazetteer);
        var offered = await tracker.ReadAsync(async db =>
        {
            var links = new List<string>();
            var accounts = await db.Accounts.Join(db.Engagements, a => a.EngagementId, e => e.Id, (a, e) => new { a.Id, a.Body, a.IssuerPartyId, e.When.Date, e.CounterpartId })
                .OrderBy(a => a.Date).ThenBy(a => a.Id).ToListAsync(Cancellation);
            foreach (var account in accounts)
            {
                var (open, _) = await OpenCommitment.ReadAsync(db, [account.CounterpartId], account.Date.AddDays(-1), Cancellation);
                var draft = reader.Read(new Readout(account.Body, IssuerParty: directory.CodeOf(account.IssuerPartyId)));
                links.AddRange(Restatements.Of(draft, [.. open.Select(o => new KnownCommitment(o.Reference, o.By, [o.Wording, .. o.Quotes]))], directory.Gazetteer)
                    .Select(r => $"{r.Found.Span.Of(draft.Text)} ← {r.Known.Texts[0]}"));
            }
            return links;
        });

        Assert.Equal(
        [
            "Kenya stands by its decision to deploy the mission to Haiti ← Kenya leads the Multinational Security Support mission in Haiti that the Security Council authorised.",
            "the United States has committed to the mission ← The United States stands behind the deployment of the MSS mission to Haiti.",
        ], offered);
    }

    [Theory]
    [InlineData("The United States will host the talks on Haiti", "US", true)]
    [InlineData("The United States will host the talks on Haiti", "KE", false)]
    [InlineData("The United States will host the talks on Haiti", "US KE", false)]
    [InlineData("The United States will host the talks on Somalia", "US", false)]
    [InlineData("The United States will send ships", "US", false)]
    public async Task The_same_is_who_owes_the_same_on_the_same_topic(string recorded, string by, bool isSame)
    {
        await using var tracker = await Tracker.StartAsync(records: true);
        var directory = await Drafts.DirectoryAsync(tracker);
        const string text = "The United States will host talks on Haiti in spring.";
        var draft = new ReadoutDraft(
            text, [new TextSpan(0, text.Length)], "US", Drafts.Call.Mode, Drafts.Call.EventDate, Drafts.Call.Parties, [], [], [], [],
            [new FoundCommitment(CommitmentClass.Pledge, Us, new TextSpan(0, text.Length), Confidence.High, "A will is a pledge.")], []);

        var found = Restatements.Of(draft, [new KnownCommitment("COM-2025-0001", by.Split(' '), [recorded])], directory.Gazetteer);

        Assert.Equal(isSame, found.Count == 1);
        var asked = draft with { Commitments = [draft.Commitments[0] with { Class = CommitmentClass.Request }] };
        Assert.Empty(Restatements.Of(asked, [new KnownCommitment("COM-2025-0001", Us, [text])], directory.Gazetteer));
    }

    [Fact]
    public async Task What_is_the_same_goes_to_the_one_on_record_and_is_no_new_commitment()
    {
        await using var tracker = await Tracker.StartAsync(records: true);
        var proposal = await Drafts.MapAsync(tracker, Drafts.Call);
        var open = Open("COM-2024-0001", "Kenya will host the talks.");

        proposal.Compare([open], (await Drafts.DirectoryAsync(tracker)).Gazetteer);

        var restated = proposal.Commitments.First(c => c.Restates is not null);
        Assert.Equal(Decision.Open, restated.Decision); // offered, never linked unasked
        Assert.Empty(proposal.Form.Mentions);
        proposal.Link(restated);
        Assert.DoesNotContain(restated.Row, proposal.Form.Commitments);
        var mention = Assert.Single(proposal.Form.Mentions);
        Assert.Equal(
            ("COM-2024-0001", MentionKind.Reaffirmed, restated.Quote, restated.Row.QuoteStart), (mention.Reference, mention.Kind, mention.Sentence, mention.SentenceStart));

        proposal.Change(restated);

        Assert.Contains(restated.Row, proposal.Form.Commitments);
        Assert.Empty(proposal.Form.Mentions);
    }

    private static OpenCommitment Open(string reference, string wording) => new()
    {
        Reference = reference,
        Wording = wording,
        Owes = Direction.Ours,
        DeadlineKind = DeadlineKind.NoneStated,
        Date = null,
        Event = null,
        MadeOn = new DateOnly(2024, 1, 1),
        UnitId = default,
        Marking = default,
        By = ["KE"],
        Quotes = [],
    };
}
