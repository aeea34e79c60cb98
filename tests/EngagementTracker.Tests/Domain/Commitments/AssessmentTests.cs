using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Parties;

namespace EngagementTracker.Tests.Domain.Commitments;

public sealed class AssessmentTests
{
    private static readonly HalfYear Period = new(2024, 2);
    private static readonly UserId First = new(11);
    private static readonly UserId Second = new(12);
    private static readonly UserId Third = new(13);
    private static readonly PartyId Home = new(1);

    private readonly Commitment commitment = Features.Commitments.Commitments.InMemory(
        Home, new CommitmentTerms("They will.", CommitmentClass.Pledge, Home, [Home], [], Deadline.NoneStated));

    private DateTime utc = new(2025, 2, 3, 9, 0, 0, DateTimeKind.Utc);
    private long key;

    [Fact]
    public void A_rescore_takes_the_place_of_the_earlier_one_which_stays_on_record()
    {
        var earlier = Assess(First, G7Score.Partial);
        var later = Assess(Second, G7Score.Full);
        var other = Kept(commitment.Assess(Found(G7Score.Full) with { Period = Period.Before }, First, null, utc));

        Assert.Equal([earlier, later, other], commitment.Assessments);
        Assert.Equal((AssessmentState.Replaced, AssessmentState.InForce, AssessmentState.InForce), (earlier.State, later.State, other.State));
        Assert.Equal(G7Score.Partial, earlier.Score);
    }

    [Fact]
    public void Until_the_second_is_in_the_earlier_one_counts()
    {
        var earlier = Assess(Third, G7Score.Partial);
        var first = Assess(First, G7Score.Full, Second);

        Assert.Equal((AssessmentState.InForce, AssessmentState.AwaitingSecond), (earlier.State, first.State));
        Assert.Throws<InvalidOperationException>(() => Assess(Third, G7Score.Full));
    }

    [Fact]
    public void A_pair_that_agrees_counts_once()
    {
        var first = Assess(First, G7Score.Full, Second);
        var second = Give(first, Second, G7Score.Full);

        Assert.Equal((AssessmentState.InForce, AssessmentState.Confirming), (first.State, second.State));
    }

    [Theory]
    [InlineData(G7Score.Partial, Completion.Substantial)]
    [InlineData(G7Score.Full, Completion.Complete)]
    public void A_pair_that_differs_in_either_scale_counts_not_at_all_until_a_third_settles_it(G7Score score, Completion completion)
    {
        var first = Assess(First, G7Score.Full, Second);
        var second = Give(first, Second, score, completion);
        Assert.Equal((AssessmentState.Disputed, AssessmentState.Disputed), (first.State, second.State));
        Assert.Throws<InvalidOperationException>(() => Assess(Third, G7Score.Full));

        var settled = Kept(commitment.Settle(first, Found(G7Score.Partial), Third, utc));

        Assert.Equal(
            (AssessmentState.Replaced, AssessmentState.Replaced, AssessmentState.InForce), (first.State, second.State, settled.State));
    }

    [Fact]
    public void Neither_of_the_two_settles_it()
    {
        var first = Assess(First, G7Score.Full, Second);
        Give(first, Second, G7Score.NonCompliance);

        Assert.All([First, Second], one => Assert.Throws<InvalidOperationException>(() => commitment.Settle(first, Found(G7Score.Partial), one, utc)));
        Assert.Throws<InvalidOperationException>(() => commitment.Settle(first, Found(G7Score.Partial) with { Period = Period.Before }, Third, utc));
    }

    [Fact]
    public void Only_whoever_was_asked_gives_the_second_and_nobody_asks_themselves()
    {
        Assert.Throws<ArgumentException>(() => Assess(First, G7Score.Full, First));
        var first = Assess(First, G7Score.Full, Second);

        Assert.Throws<InvalidOperationException>(() => Give(first, Third, G7Score.Full));
        Assert.Throws<InvalidOperationException>(() => commitment.Second(first, Found(G7Score.Full) with { Period = Period.Before }, Second, utc));
    }

    [Theory]
    [InlineData(Completion.NotStarted)]
    [InlineData(Completion.Limited)]
    [InlineData(Completion.Substantial)]
    [InlineData(Completion.Complete)]
    public void A_finding_stands_on_evidence(Completion completion) =>
        Assert.Throws<ArgumentException>(() => commitment.Assess(Found(G7Score.Partial, completion) with { Evidence = [] }, First, null, utc));

    [Fact]
    public void That_nothing_was_found_needs_no_evidence_but_where_one_has_looked()
    {
        var none = Found(G7Score.NonCompliance, Completion.NoEvidence) with { Evidence = [] };

        Assert.Throws<ArgumentException>(() => commitment.Assess(none with { Reasoning = " " }, First, null, utc));
        Assert.Empty(commitment.Assess(none, First, null, utc).EvidenceIds);
    }

    [Fact]
    public void Taking_back_restores_what_was_in_force()
    {
        var oldest = Assess(First, G7Score.NonCompliance);
        var earlier = Assess(First, G7Score.Partial);
        var later = Assess(Second, G7Score.Full);

        commitment.TakeBack(later, Second, utc);

        Assert.Equal((AssessmentState.Replaced, AssessmentState.InForce, AssessmentState.TakenBack), (oldest.State, earlier.State, later.State));
    }

    [Fact]
    public void Taking_back_restores_a_settlement_not_one_of_the_two_that_it_settled()
    {
        var first = Assess(First, G7Score.Full, Second);
        var second = Give(first, Second, G7Score.NonCompliance);
        var settled = Kept(commitment.Settle(first, Found(G7Score.Partial), Third, utc));
        var later = Assess(First, G7Score.Full);

        commitment.TakeBack(later, First, utc);

        Assert.Equal((AssessmentState.InForce, AssessmentState.Replaced, AssessmentState.Replaced), (settled.State, first.State, second.State));
    }

    [Fact]
    public void Taking_back_restores_a_pair_that_agreed_whole()
    {
        var first = Assess(First, G7Score.Full, Second);
        var second = Give(first, Second, G7Score.Full);
        var later = Assess(Third, G7Score.Partial);

        commitment.TakeBack(later, Third, utc);

        Assert.Equal((AssessmentState.InForce, AssessmentState.Confirming), (first.State, second.State));
    }

    [Fact]
    public void Only_ones_own_is_taken_back_at_once_and_none_of_a_complete_pair()
    {
        var alone = Assess(First, G7Score.Full);
        Assert.Throws<InvalidOperationException>(() => commitment.TakeBack(alone, Second, utc));
        Assert.Throws<InvalidOperationException>(() => commitment.TakeBack(alone, First, utc + Commitment.TakeBackWithin + TimeSpan.FromSeconds(1)));

        var first = Assess(First, G7Score.Full, Second);
        var second = Give(first, Second, G7Score.Full);
        Assert.All([(first, First), (second, Second)], one => Assert.Throws<InvalidOperationException>(() => commitment.TakeBack(one.Item1, one.Item2, utc)));
    }

    [Fact]
    public void An_author_who_waits_in_vain_lets_their_own_count_alone()
    {
        var earlier = Assess(Third, G7Score.Partial);
        var first = Assess(First, G7Score.Full, Second);
        Assert.Throws<InvalidOperationException>(() => commitment.CountAlone(first, Second));

        commitment.CountAlone(first, First);

        Assert.Equal((AssessmentState.Replaced, AssessmentState.InForce), (earlier.State, first.State));
        Assert.Throws<InvalidOperationException>(() => Give(first, Second, G7Score.Full));
        Assert.Throws<InvalidOperationException>(() => commitment.CountAlone(first, First));
    }

    private Assessment Assess(UserId assessor, G7Score score, UserId? second = null)
    {
        utc = utc.AddSeconds(1);
        return Kept(commitment.Assess(Found(score), assessor, second, utc));
    }

    private Assessment Give(Assessment first, UserId assessor, G7Score score, Completion completion = Completion.Substantial) =>
        Kept(commitment.Second(first, Found(score, completion), assessor, utc));

    private AssessmentFacts Found(G7Score score, Completion completion = Completion.Substantial)
    {
        var evidence = commitment.Evidence.Count > 0 ? commitment.Evidence[0] : commitment.AddLink("https://example.org/", "A report", First, utc);
        return new(Period, score, completion, AssessmentConfidence.Medium, "The report says so.", [evidence]);
    }

    /// <summary>With a key, as the database gives it.</summary>
    private Assessment Kept(Assessment assessment)
    {
        typeof(Assessment).GetProperty(nameof(Assessment.Id))!.SetValue(assessment, new AssessmentId(++key));
        return assessment;
    }
}
