using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Parties;

namespace EngagementTracker.Tests.Domain.Commitments;

public sealed class ClosingTests
{
    private static readonly DateTime Now = new(2025, 2, 3, 9, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Today = new(2025, 2, 3);
    private static readonly UserId Owner = new(1);
    private static readonly UserId Analyst = new(2);

    private readonly Commitment commitment = Features.Commitments.Commitments.InMemory(
        new PartyId(1), new CommitmentTerms("They will.", CommitmentClass.Pledge, new PartyId(1), [new(2)], [], Deadline.Stated(new DateOnly(2025, 2, 1))));

    [Fact]
    public void What_its_owner_reports_and_somebody_else_accepts_is_closed()
    {
        Report();
        Assert.Equal(CommitmentState.Reported, commitment.State);

        commitment.Accept(Analyst, Now);

        Assert.Equal((CommitmentState.Closed, Outcome.Fulfilled, Today, Analyst), (commitment.State, commitment.Outcome, commitment.EndedOn, commitment.ClosedById!.Value));
        Assert.Equal(ReportDecision.Accepted, commitment.LastReport!.Decision);
    }

    [Fact]
    public void Whoever_reported_neither_accepts_nor_returns()
    {
        Report();
        Assert.Throws<TwoPersonException>(() => commitment.Accept(Owner, Now));
        Assert.Throws<TwoPersonException>(() => commitment.Return("No.", Owner, Now));
        Assert.Equal(CommitmentState.Reported, commitment.State);
    }

    [Fact]
    public void What_is_returned_is_open_and_can_be_reported_again()
    {
        Report();
        commitment.Return("The link is dead.", Analyst, Now);
        Assert.Equal(CommitmentState.Open, commitment.State);

        Report();

        Assert.Equal([1, 2], commitment.Reports.Select(r => r.Number));
        Assert.Equal("The link is dead.", commitment.Reports[0].DecisionReason);
    }

    [Fact]
    public void Reopening_keeps_what_was_reported_and_accepted()
    {
        Report();
        commitment.Accept(Analyst, Now);

        commitment.Reopen("They went back on it.", Analyst, Now);

        Assert.Equal((CommitmentState.Open, null, null, null), (commitment.State, commitment.Outcome, commitment.EndedOn, commitment.ClosedById));
        var report = Assert.Single(commitment.Reports);
        Assert.Equal((ReportDecision.Accepted, "They went back on it."), (report.Decision, report.ReopeningReason));
    }

    [Fact]
    public void A_decision_is_taken_back_by_whoever_made_it_and_at_once()
    {
        Report();
        commitment.Accept(Analyst, Now);
        Assert.Throws<InvalidOperationException>(() => commitment.TakeBackDecision(new UserId(3), Now));
        Assert.Throws<InvalidOperationException>(() => commitment.TakeBackDecision(Analyst, Now + Commitment.TakeBackWithin + TimeSpan.FromSeconds(1)));

        commitment.TakeBackDecision(Analyst, Now + Commitment.TakeBackWithin);

        Assert.Equal((CommitmentState.Reported, null, null), (commitment.State, commitment.Outcome, commitment.LastReport!.Decision));
    }

    public static TheoryData<string, Action<Commitment>> Impossible => new()
    {
        { "accepted before it is reported", c => c.Accept(Analyst, Now) },
        { "returned before it is reported", c => c.Return("Why.", Analyst, Now) },
        { "reopened while it is open", c => c.Reopen("Why.", Analyst, Now) },
        { "taken back before it is decided", c => c.TakeBackDecision(Analyst, Now) },
    };

    [Theory]
    [MemberData(nameof(Impossible), DisableDiscoveryEnumeration = true)]
    public void Cannot_be(string what, Action<Commitment> act)
    {
        Assert.NotEmpty(what);
        Assert.Throws<InvalidOperationException>(() => act(commitment));
    }

    [Fact]
    public void A_report_needs_evidence_of_this_commitment_words_and_a_day_since_it_was_made()
    {
        var evidence = Piece();
        Assert.Throws<ArgumentException>(() => commitment.Report(new OutcomeFacts(Outcome.Fulfilled, Today, "Done.", []), Owner, Now));
        Assert.Throws<ArgumentException>(() => commitment.Report(new OutcomeFacts(Outcome.Fulfilled, Today, " ", [evidence]), Owner, Now));
        Assert.Throws<ArgumentException>(() => commitment.Report(new OutcomeFacts(Outcome.Fulfilled, commitment.MadeOn.AddDays(-1), "Done.", [evidence]), Owner, Now));
        Assert.Throws<ArgumentException>(() => commitment.Report(new OutcomeFacts(Outcome.Superseded, Today, "By what?", [evidence]), Owner, Now));
        Assert.Throws<ArgumentException>(() => commitment.Report(new OutcomeFacts(Outcome.Superseded, Today, "By itself.", [evidence], commitment), Owner, Now));
        Assert.Throws<ArgumentException>(() => commitment.AddLink("javascript:alert(1)", "A link", Owner, Now));
        Assert.Equal(CommitmentState.Open, commitment.State);
        Assert.Empty(commitment.Reports);
    }

    [Fact]
    public void The_schedule_of_what_has_ended_is_measured_by_the_day_it_ended()
    {
        Assert.Equal(ScheduleStanding.Late, commitment.ScheduleOn(Today));
        commitment.Report(new OutcomeFacts(Outcome.Fulfilled, new DateOnly(2025, 2, 1), "Done.", [Piece()]), Owner, Now);
        commitment.Accept(Analyst, Now);
        Assert.Equal(ScheduleStanding.OnTime, commitment.ScheduleOn(Today));
    }

    [Theory]
    [InlineData(null, null, ScheduleStanding.Undated)]
    [InlineData("2025-02-02", null, ScheduleStanding.Late)]
    [InlineData("2025-02-03", null, ScheduleStanding.Due)]
    [InlineData("2025-02-10", null, ScheduleStanding.Due)]
    [InlineData("2025-02-11", null, ScheduleStanding.OnTime)]
    [InlineData("2025-02-02", "2025-02-02", ScheduleStanding.OnTime)]
    [InlineData("2025-02-02", "2025-02-03", ScheduleStanding.Late)]
    public void Against_its_date_it_stands(string? deadline, string? ended, ScheduleStanding standing) =>
        Assert.Equal(standing, Schedule.Of(Day(deadline), Day(ended), Today));

    [Fact]
    public void An_answer_to_a_question_puts_it_back_into_the_queue()
    {
        commitment.Question("Who is “they”?", Analyst, Now);
        Assert.Equal(ReviewState.Questioned, commitment.Review);

        commitment.Revise(new CommitmentTerms("The US will.", CommitmentClass.Pledge, new PartyId(1), [new(2)], [], Deadline.NoneStated), "Answered.", Owner, Now);

        Assert.Equal((ReviewState.New, null, null), (commitment.Review, commitment.ReviewQuestion, commitment.ReviewedById));
        commitment.Confirm(Analyst, Now);
        Assert.Throws<InvalidOperationException>(() => commitment.TakeBackReview(Owner, Now));
        commitment.TakeBackReview(Analyst, Now);
        Assert.Equal(ReviewState.New, commitment.Review);
    }

    [Fact]
    public void It_is_spoken_of_after_it_is_made_and_is_made_once()
    {
        var engagement = commitment.Engagement;
        Assert.Throws<ArgumentException>(() => commitment.SpeakOf(engagement, MentionKind.Made, "Again.", null, Now));
        Assert.Throws<ArgumentException>(() => commitment.SpeakOf(engagement, MentionKind.NotRaised, "A sentence.", null, Now));
        commitment.SpeakOf(engagement, MentionKind.Reaffirmed, null, null, Now);
        Assert.Equal(("", null), (commitment.Mentions[^1].Quote, commitment.Mentions[^1].Account));
        Assert.Throws<ArgumentException>(() => commitment.Tell(commitment.MadeOn.AddDays(-1), "Early.", null, null, null, [], Owner, Now));
        Assert.Throws<ArgumentOutOfRangeException>(() => commitment.Tell(Today, "Much.", 101, null, null, [], Owner, Now));
    }

    /// <summary>Every combination of the four, and the empty and the full one among them.</summary>
    public static TheoryData<Gaps> All => [.. Enumerable.Range(0, 16).Select(g => (Gaps)g)];

    [Theory]
    [MemberData(nameof(All))]
    public void Lacks_what_it_lacks(Gaps gaps)
    {
        bool Has(Gaps gap) => !gaps.HasFlag(gap);
        commitment.Assign(Has(Gaps.Owner) ? Owner : null, Now);
        commitment.Revise(
            new CommitmentTerms("They will now.", CommitmentClass.Pledge, new PartyId(1), [new(2)], [],
                Has(Gaps.Timeframe) ? Deadline.Continuing : Deadline.NoneStated, Has(Gaps.Deliverable) ? "A bridge" : " ", Has(Gaps.Measure) ? "Metres" : null),
            "Why.", Owner, Now);

        Assert.Equal(gaps, commitment.Gaps);
    }

    private void Report() => commitment.Report(new OutcomeFacts(Outcome.Fulfilled, Today, "The bridge stands.", [Piece()]), Owner, Now);

    private Evidence Piece() => commitment.AddLink("https://example.org/bridge", "The bridge", Owner, Now);

    private static DateOnly? Day(string? day) => day is null ? null : DateOnly.Parse(day);
}
