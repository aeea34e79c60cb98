using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.People;

namespace EngagementTracker.Tests.Domain;

public sealed class MarkingTests
{
    private static readonly DateTime Utc = new(2025, 2, 3, 9, 0, 0, DateTimeKind.Utc);
    private static readonly PartyId Home = new(1);
    private static readonly PartyId Other = new(2);

    [Fact]
    public void An_engagement_is_raised_freely_and_its_accounts_and_closed_section_with_it()
    {
        var engagement = Engaged(Marking.Unclassified);
        var low = engagement.AddAccount(AccountAt(Marking.Unclassified));
        var high = engagement.AddAccount(AccountAt(Marking.TopSecret));
        engagement.WriteClosedSection("Between us.", Marking.Restricted);

        engagement.Mark(Marking.Secret, null);

        Assert.Equal(Marking.Secret, engagement.Marking);
        Assert.Equal(Marking.Secret, low.Marking);
        Assert.Equal(Marking.TopSecret, high.Marking);
        Assert.Equal(Marking.Secret, engagement.ClosedSection!.Marking);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public void An_engagement_is_lowered_only_for_a_reason(string? reason)
    {
        var engagement = Engaged(Marking.Secret);

        Assert.Throws<ArgumentException>(() => engagement.Mark(Marking.Restricted, reason));
        Assert.Equal(Marking.Secret, engagement.Marking);
        engagement.Mark(Marking.Restricted, "Published meanwhile.");
        Assert.Equal("Published meanwhile.", engagement.MarkingReason);
    }

    [Fact]
    public void Only_accounts_that_stood_at_the_old_marking_come_down()
    {
        var engagement = Engaged(Marking.Secret);
        var same = engagement.AddAccount(AccountAt(Marking.Secret));
        var higher = engagement.AddAccount(AccountAt(Marking.TopSecret));
        engagement.Mark(Marking.Restricted, "Published meanwhile.");

        engagement.LowerAccounts(Marking.Secret);

        Assert.Equal((Marking.Restricted, Marking.TopSecret), (same.Marking, higher.Marking));
    }

    [Fact]
    public void A_closed_section_is_marked_higher_than_the_rest_or_was_reached_by_it()
    {
        var engagement = Engaged(Marking.Restricted);

        Assert.Throws<ArgumentException>(() => engagement.WriteClosedSection("Between us.", Marking.Restricted));
        engagement.WriteClosedSection("Between us.", Marking.Secret);
        engagement.Mark(Marking.Secret, null);
        engagement.WriteClosedSection("Between us two.", Marking.Secret);

        Assert.True(engagement.HasClosedSection);
        engagement.WriteClosedSection(" ", Marking.Secret);
        Assert.False(engagement.HasClosedSection);
        Assert.Null(engagement.ClosedSection);
    }

    [Fact]
    public void The_list_holds_each_person_and_unit_once_and_keeps_the_rows_that_stay()
    {
        var engagement = Engaged(Marking.Unclassified);
        engagement.LimitTo([new UserId(1), new UserId(1)], [new UnitId(2)]);
        var kept = engagement.NeedToKnow.Single(n => n.UnitId == new UnitId(2));

        engagement.LimitTo([], [new UnitId(2)]);

        Assert.Same(kept, Assert.Single(engagement.NeedToKnow));
        Assert.Throws<ArgumentException>(() => engagement.LimitTo([.. Enumerable.Range(1, Engagement.NeedToKnowLimit + 1).Select(i => new UserId(i))], []));
    }

    [Fact]
    public void A_commitment_stands_below_its_engagement_for_a_reason_until_that_is_raised()
    {
        var commitment = Committed(Engaged(Marking.Secret));

        Assert.Throws<ArgumentException>(() => commitment.Mark(Marking.Restricted, " "));
        commitment.Mark(Marking.Restricted, "In their readout.");
        Assert.Equal("In their readout.", commitment.LoweredBecause);
        commitment.RaiseTo(Marking.TopSecret);

        Assert.Equal(Marking.TopSecret, commitment.Marking);
        Assert.Null(commitment.LoweredBecause);
    }

    [Fact]
    public void A_follow_up_is_marked_at_least_as_high_as_what_it_serves()
    {
        var engagement = Engaged(Marking.Secret);
        var commitment = Committed(engagement);
        commitment.Mark(Marking.Restricted, "In their readout.");
        var followUp = FollowUp.Open("FUP-2025-0001", "Ask.", new UserId(1), new DateOnly(2025, 3, 1), engagement, commitment, new UserId(1), Utc);

        Assert.Equal(Marking.Restricted, followUp.Marking);
        Assert.Throws<ArgumentException>(() => followUp.Mark(Marking.Unclassified));
        followUp.RaiseTo(Marking.Secret);
        followUp.RaiseTo(Marking.Restricted);
        Assert.Equal(Marking.Secret, followUp.Marking);
    }

    private static Engagement Engaged(Marking marking) => Engagement.Log(
        "ENG-2025-0001",
        new EngagementFacts(
            EngagementKind.Call, Channel.Telephone, EngagementState.Held, new EventTime(new DateOnly(2025, 1, 27), "Africa/Nairobi"), null, "They spoke.",
            Home, [Other],
            [new(new PersonId(1), Home, ParticipantRole.Principal, null), new(new PersonId(2), Other, ParticipantRole.Principal, null)], []),
        new UnitId(1), new UserId(1), Utc, marking);

    private static AccountFacts AccountAt(Marking marking) => new(AccountTier.PressReport, null, "A paper", null, null, null, "They spoke.", marking);

    private static Commitment Committed(Engagement engagement) => Commitment.Record(
        "COM-2025-0001", new CommitmentTerms("They will.", CommitmentClass.Pledge, Home, [Other], [Home], Deadline.Of(DeadlineKind.NoneStated, null, null)),
        engagement, "They will.", null, null, new UserId(1), Utc);
}
