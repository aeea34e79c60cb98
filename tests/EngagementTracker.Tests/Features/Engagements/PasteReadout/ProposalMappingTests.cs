using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.People;
using EngagementTracker.Readouts;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data.Lookups;
using EngagementTracker.Web.Features.Engagements.PasteReadout;
using EngagementTracker.Web.Ui.Forms;

namespace EngagementTracker.Tests.Features.Engagements.PasteReadout;

public sealed class ProposalMappingTests
{
    [Fact]
    public async Task Fills_in_who_when_and_how_each_with_its_sentence_and_its_reason()
    {
        await using var tracker = await Tracker.StartAsync();
        var proposal = await Drafts.MapAsync(tracker, Drafts.Call);

        var engagement = proposal.Form.Engagement;
        Assert.Equal("27 Jan 2025", engagement.Date);
        Assert.Equal((EngagementKind.Call, Channel.Telephone), (engagement.Kind, engagement.Channel));
        Assert.Equal("US", Assert.Single(engagement.Parties).Code);
        Assert.Equal(["William Ruto", "Marco Rubio"], engagement.Participants.Select(p => p.Person.Name));
        Assert.Equal(["KE", "US"], engagement.Participants.Select(p => p.Person.PartyCode));
        Assert.Equal(["President", "Secretary of State"], engagement.Participants.Select(p => p.Capacity));
        Assert.All(engagement.Participants, p => Assert.Equal(ParticipantRole.Principal, p.Role));
        Assert.Equal("Kenya and the United States speak", engagement.Summary);
        Assert.Empty(engagement.Topics);
        var origin = proposal.OriginOf("Engagement.Channel")!;
        Assert.Equal(OriginKind.Proposed, origin.Kind);
        Assert.Equal("The text says “by telephone”.", origin.Lines[0].Reason);
        Assert.Equal("President William Ruto spoke by telephone today with Secretary of State Marco Rubio.", origin.Lines[0].Sentence);
        Assert.Equal([Drafts.At("Marco Rubio")], proposal.SpansOf("Engagement.Participants[1].Capacity"));
    }

    [Fact]
    public async Task What_the_writer_changes_is_no_longer_called_proposed()
    {
        await using var tracker = await Tracker.StartAsync();
        var proposal = await Drafts.MapAsync(tracker, Drafts.Call);

        proposal.Form.Engagement.Channel = Channel.SecureTelephone;
        proposal.Form.Engagement.Parties.Clear();

        Assert.Equal(OriginKind.Changed, proposal.OriginOf("Engagement.Channel")!.Kind);
        Assert.Equal(OriginKind.Changed, proposal.OriginOf("Engagement.Parties")!.Kind);
        Assert.Equal(OriginKind.Proposed, proposal.OriginOf("Engagement.Kind")!.Kind);
        Assert.Null(proposal.OriginOf("Engagement.Place"));
    }

    [Fact]
    public async Task Says_why_there_is_no_day_until_there_is_one()
    {
        await using var tracker = await Tracker.StartAsync();
        var proposal = await Drafts.MapAsync(tracker, Drafts.Call with { EventDate = new(null, null, Confidence.Low, "No word of the text fixes a day.") });

        Assert.Equal((OriginKind.NotFound, "No word of the text fixes a day."), (proposal.OriginOf("Engagement.Date")!.Kind, proposal.OriginOf("Engagement.Date")!.Lines[0].Reason));
        proposal.Form.Engagement.Date = "yesterday";
        Assert.Null(proposal.OriginOf("Engagement.Date"));
    }

    [Fact]
    public async Task The_day_of_a_foreign_issuer_is_in_its_own_zone()
    {
        await using var tracker = await Tracker.StartAsync();
        Assert.Equal("America/New_York", (await Drafts.MapAsync(tracker, Drafts.Call with { IssuerParty = "US" })).Form.Engagement.TimeZone);
        Assert.Equal("Africa/Nairobi", (await Drafts.MapAsync(tracker, Drafts.Call)).Form.Engagement.TimeZone);
    }

    [Fact]
    public async Task Of_one_person_on_record_it_is_that_one_and_of_two_it_asks()
    {
        await using var tracker = await Tracker.StartAsync();
        KnownPerson Known(int id, string name) => new(new PersonId(id), name, [], "US", [new KnownOffice("Senator", "US", null, null)]);
        var people = Drafts.Call.Participants;
        var one = await Drafts.MapAsync(tracker, Drafts.Call with { Participants = [people[0], people[1] with { Matches = [Known(7, "Marco A. Rubio")] }] });
        Assert.Equal(new PersonId(7), one.Form.Engagement.Participants[1].Person.Id);
        Assert.Empty(one.Questions);

        var two = await Drafts.MapAsync(tracker, Drafts.Call with { Participants = [people[0], people[1] with { Matches = [Known(7, "Marco A. Rubio"), Known(8, "Marco B. Rubio")] }] });
        Assert.Equal("William Ruto", Assert.Single(two.Form.Engagement.Participants).Person.Name);
        var question = Assert.Single(two.Questions);
        Assert.Equal(["Marco A. Rubio", "Marco B. Rubio", "Marco Rubio"], question.Candidates.Select(c => c.Name));
        Assert.Null(question.Candidates[2].Id);

        two.Answer(question, question.Candidates[1], null);
        two.Answer(question, question.Candidates[2], null);
        Assert.Equal([null, null], two.Form.Engagement.Participants.Select(p => p.Person.Id));
        Assert.Equal(ParticipantRole.Principal, two.Form.Engagement.Participants[1].Role);
        two.Answer(question, null, null);
        Assert.Single(two.Form.Engagement.Participants);
        Assert.True(question.IsAnswered);
    }

    [Fact]
    public async Task Says_in_a_sentence_when_our_side_did_not_take_part_or_a_party_is_unknown()
    {
        await using var tracker = await Tracker.StartAsync();
        var proposal = await Drafts.MapAsync(tracker, Drafts.Call with { Parties = [Drafts.Found("US", "Marco Rubio"), Drafts.Found("ATLANTIS", "talks")], Notes = ["A note."] });
        Assert.Contains("A note.", proposal.Notes);
        Assert.Contains(proposal.Notes, n => n.StartsWith("Kenya did not take part according to this text.", StringComparison.Ordinal));
        Assert.Contains(proposal.Notes, n => n.StartsWith("ATLANTIS took part", StringComparison.Ordinal));
        Assert.DoesNotContain((await Drafts.MapAsync(tracker, Drafts.Call)).Notes, n => n.StartsWith("Kenya did not", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Topics_on_record_are_filled_in_and_other_subjects_only_offered()
    {
        await using var tracker = await Tracker.StartAsync();
        var haiti = new KnownTopic(new(3), "MSS Haiti", ["Haiti"]);
        var proposal = await Drafts.MapAsync(tracker, Drafts.Call with
        {
            KnownTopics = [Drafts.Found(haiti, "Haiti")],
            Topics = [Drafts.At("Haiti"), Drafts.At("bilateral trade")],
        });
        Assert.Equal([new TopicChoice(new(3), "MSS Haiti")], proposal.Form.Engagement.Topics);
        Assert.Equal([Drafts.At("bilateral trade")], proposal.Subjects);
        Assert.Equal("Haiti", Assert.Single(proposal.Countries).Name);
    }

    [Fact]
    public async Task The_summary_is_the_title_if_there_is_one_and_nothing_is_invented()
    {
        await using var tracker = await Tracker.StartAsync();
        var titled = await Drafts.MapAsync(tracker, Drafts.Call, new ReadoutForm { Text = Drafts.Text, Title = "Readout of a call" });
        Assert.Equal("Readout of a call", titled.Form.Engagement.Summary);
        var plain = "They spoke. Nothing was said.";
        var bare = await Drafts.MapAsync(tracker, Drafts.Call with { Text = plain, Sentences = [new(0, 11), new(12, 17)], Commitments = [], Topics = [], CountriesDiscussed = [] });
        Assert.Equal("They spoke.", bare.Form.Engagement.Summary);
    }

    [Theory]
    [InlineData("PRESS RELEASE\n\nNairobi, 3 March 2025\n\nThey spoke of trade today. Nothing was said.", "They spoke of trade today.", "The first sentence of the text.")]
    [InlineData("MEMORANDUM OF CONVERSATION\n\nPARTICIPANTS:\nMarco Rubio\n\nSUBJECT: Funding of the mission\n\nThey spoke.", "Funding of the mission", "The subject line of the text.")]
    [InlineData("SUBJECT\nEgyptian Arms Request\n\nThey spoke.", "Egyptian Arms Request", "The subject line of the text.")]
    [InlineData("FOR RELEASE\n\nKenya and the United States speak\n\nThey spoke.", "Kenya and the United States speak", "The headline of the text.")]
    [InlineData("asdf qwer zxcv", "asdf qwer zxcv", "The first sentence of the text.")]
    public void The_summary_is_no_letterhead(string text, string summary, string reason)
    {
        var (words, from) = DraftSummary.Of(Drafts.Call with { Text = text, Sentences = Drafts.SentencesOf(text) }, null);
        Assert.Equal((summary, reason), (words, from.Reason));
        Assert.Equal(summary, from.Span!.Value.Of(text).Trim());
    }

    [Fact]
    public async Task A_sentence_knows_what_came_from_it()
    {
        await using var tracker = await Tracker.StartAsync();
        var proposal = await Drafts.MapAsync(tracker, Drafts.Call);
        Assert.Equal(
            ["Channel", "Date", "Kind", "Marco Rubio", "Other side: United States"],
            proposal.From(Drafts.At("spoke by telephone today with Secretary of State Marco Rubio")).Select(f => f.Label).Order());
        Assert.Equal(["Commitment 2"], proposal.From(Drafts.At("agreed to meet")).Select(f => f.Label));
        Assert.Equal(["Country discussed: Haiti"], proposal.From(Drafts.At("Haiti and")).Select(f => f.Label));
    }

    [Fact]
    public async Task Who_owes_is_seen_from_us_and_a_request_is_owed_by_whom_it_names()
    {
        await using var tracker = await Tracker.StartAsync();
        var proposal = await Drafts.MapAsync(tracker, Drafts.Call);
        Assert.Equal([Direction.Ours, Direction.Joint, Direction.Ours, Direction.Ours], proposal.Commitments.Select(c => c.Row.Owes));
        Assert.All(proposal.Commitments, c => Assert.Empty(c.Row.OtherParties));

        var asked = await Drafts.MapAsync(tracker, Drafts.Call with { Commitments = [Drafts.Promise(CommitmentClass.Request, Drafts.At("agreed to meet again"), "US")] });
        Assert.Null(Assert.Single(asked.Commitments).Row.Owes);
    }

    [Fact]
    public async Task Who_is_asked_by_name_owes_it()
    {
        await using var tracker = await Tracker.StartAsync();
        var asked = await Drafts.MapAsync(tracker, Drafts.Call with { Commitments = [Drafts.Promise(CommitmentClass.Request, Drafts.At("spoke by telephone today with Secretary of State Marco Rubio"), "KE")] });
        Assert.Equal(Direction.Theirs, Assert.Single(asked.Commitments).Row.Owes);
    }

    [Fact]
    public async Task A_promise_of_some_of_the_other_side_is_kept_as_theirs_alone()
    {
        await using var tracker = await Tracker.StartAsync();
        var three = Drafts.Call with
        {
            Parties = [.. Drafts.Call.Parties, Drafts.Found("GB", "Haiti")],
            Commitments = [Drafts.Promise(CommitmentClass.Pledge, Drafts.At("Both sides agreed to meet again"), "US")],
        };
        var proposal = await Drafts.MapAsync(tracker, three);
        var us = await CallForms.PartyAsync(tracker, "US");
        Assert.Equal(Direction.Theirs, proposal.Commitments[0].Row.Owes);
        Assert.Equal([us.Id], proposal.Commitments[0].Row.OtherParties);
    }

    [Fact]
    public async Task Only_what_is_accepted_comes_into_the_form_in_the_order_of_the_text()
    {
        await using var tracker = await Tracker.StartAsync();
        var proposal = await Drafts.MapAsync(tracker, Drafts.Call);
        Assert.Equal(4, proposal.Undecided);
        Assert.Empty(proposal.Form.Commitments);

        proposal.Decide(proposal.Commitments[3], Decision.Accepted);
        proposal.Change(proposal.Commitments[0]);
        proposal.Decide(proposal.Commitments[1], Decision.Dropped);
        var made = proposal.Make(CommitmentClass.Reaffirmation, Drafts.At(" They discussed Haiti and bilateral trade. "))!;

        Assert.Equal(1, proposal.Undecided);
        Assert.Equal(["They discussed Haiti and bilateral trade.", "Kenya will host the talks", "Kenya will host the talks"], proposal.Form.Commitments.Select(c => c.Quote));
        Assert.Same(made.Row, proposal.Form.Commitments[0]);
        Assert.Null(made.Row.Owes);
        Assert.True(made.IsBeingChanged);
        Assert.NotEqual(proposal.Form.Commitments[1].QuoteStart, proposal.Form.Commitments[2].QuoteStart);
        Assert.All(proposal.Form.Commitments, c => Assert.Equal(c.Quote, Drafts.Text.Substring(c.QuoteStart!.Value, c.Quote!.Length)));
        Assert.Null(proposal.Make(CommitmentClass.Pledge, new TextSpan(0, 0)));
    }

    [Fact]
    public async Task Another_reading_keeps_what_the_writer_changed_and_decided()
    {
        await using var tracker = await Tracker.StartAsync();
        var readout = new ReadoutForm { Text = Drafts.Text, Account = { Issuer = "State House" } };
        var first = await Drafts.MapAsync(tracker, Drafts.Call, readout);
        first.Form.Engagement.Summary = "My own words.";
        first.Form.Engagement.Place = "Nairobi";
        first.Decide(first.Commitments[1], Decision.Accepted);
        first.Decide(first.Commitments[2], Decision.Dropped);
        first.Make(CommitmentClass.Pledge, Drafts.At("They discussed Haiti"));

        const string Before = "For release. ";
        var text = Before + Drafts.Text;
        var moved = Drafts.Call with
        {
            Text = text,
            Sentences = [.. Drafts.Call.Sentences.Select(s => s with { Start = s.Start + Before.Length })],
            EventDate = Drafts.Call.EventDate with { Value = new DateOnly(2025, 1, 28) },
            Commitments = [.. Drafts.Call.Commitments.Select(c => c with { Span = c.Span with { Start = c.Span.Start + Before.Length } })],
        };
        var second = await Drafts.MapAsync(tracker, moved, readout, first);

        Assert.Equal(("My own words.", "Nairobi", "28 Jan 2025"), (second.Form.Engagement.Summary, second.Form.Engagement.Place, second.Form.Engagement.Date));
        Assert.Equal([Decision.Accepted, Decision.Open, Decision.Accepted, Decision.Dropped, Decision.Open], second.Commitments.Select(c => c.Decision));
        Assert.All(second.Commitments, c => Assert.Equal(c.Quote, c.Span!.Value.Of(text)));
        Assert.All(second.Form.Commitments, c => Assert.Equal(c.Quote, text.Substring(c.QuoteStart!.Value, c.Quote!.Length)));
        Assert.Equal(2, second.Form.Engagement.Participants.Count);
    }

    [Fact]
    public async Task A_text_in_which_nothing_is_found_says_so_and_still_makes_a_form()
    {
        await using var tracker = await Tracker.StartAsync();
        var nothing = new ReadoutDraft("Lorem ipsum.", [new(0, 12)], null, new(Mode.Unknown, null, Confidence.Low, ""), new(null, null, Confidence.Low, "No day."), [], [], [], [], [], [], []);
        var proposal = await Drafts.MapAsync(tracker, nothing);
        Assert.True(proposal.FoundNothing);
        Assert.False((await Drafts.MapAsync(tracker, Drafts.Call)).FoundNothing);
    }
}
