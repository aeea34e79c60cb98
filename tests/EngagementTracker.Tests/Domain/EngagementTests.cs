using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.People;
using EngagementTracker.Domain.Topics;

namespace EngagementTracker.Tests.Domain;

public sealed class EngagementTests
{
    private static readonly DateTime Now = new(2025, 2, 3, 9, 0, 0, DateTimeKind.Utc);
    private static readonly PartyId Home = new(1);
    private static readonly PartyId Theirs = new(2);
    private static readonly ParticipantFacts Ours = new(new PersonId(1), Home, ParticipantRole.Principal, "President");
    private static readonly ParticipantFacts Other = new(new PersonId(2), Theirs, ParticipantRole.Principal, "Secretary of State");

    public static TheoryData<string, EngagementFacts> Contradictions => new()
    {
        { "nobody on the other side", Facts() with { TheirParties = [] } },
        { "the home party on the other side", Facts() with { TheirParties = [Home] } },
        { "nobody for us", Facts() with { Participants = [Other] } },
        { "nobody for them", Facts() with { Participants = [Ours] } },
        { "no principal", Facts() with { Participants = [Ours with { Role = ParticipantRole.Interpreter }, Other] } },
        { "two principals of one party", Facts() with { Participants = [Ours, Other, Other with { Person = new PersonId(3) }] } },
        { "one person twice", Facts() with { Participants = [Ours, Other, Other with { Role = ParticipantRole.Accompanying }] } },
        { "a participant of no party", Facts() with { Participants = [Ours, Other, new(new PersonId(3), new PartyId(9), ParticipantRole.Accompanying, null)] } },
        { "held in the future", Facts() with { When = new EventTime(new DateOnly(2025, 2, 4), "Africa/Nairobi") } },
        { "held without a summary", Facts() with { Summary = " " } },
        { "a summary that is too long", Facts() with { Summary = new string('x', Engagement.SummaryLimit + 1) } },
    };

    [Theory]
    [MemberData(nameof(Contradictions), DisableDiscoveryEnumeration = true)]
    public void Refuses(string contradiction, EngagementFacts facts)
    {
        Assert.NotEmpty(contradiction);
        Assert.Throws<ArgumentException>(() => Engagement.Log("ENG-2025-0001", facts, default, default, Now));
    }

    [Fact]
    public void Files_itself_under_the_first_party_and_knows_each_side()
    {
        var engagement = Engagement.Log("ENG-2025-0001", Facts() with { TheirParties = [Theirs, new PartyId(3)] }, default, default, Now);

        Assert.Equal(Theirs, engagement.CounterpartId);
        Assert.Equal([Side.Ours, Side.Theirs, Side.Theirs], engagement.Parties.Select(p => p.Side));
        Assert.Equal([Side.Ours, Side.Theirs], engagement.Participants.Select(p => p.Side));
    }

    [Fact]
    public void Keeps_the_rows_that_a_correction_does_not_touch()
    {
        var engagement = Engagement.Log("ENG-2025-0001", Facts() with { Topics = [new TopicId(1), new TopicId(2)] }, default, default, Now);
        var (participant, topic) = (engagement.Participants[0], engagement.Topics[1]);

        engagement.Correct(Facts() with { Topics = [new TopicId(2), new TopicId(3)], Summary = "Corrected." }, Now);

        Assert.Same(participant, engagement.Participants[0]);
        Assert.Same(topic, engagement.Topics[0]);
        Assert.Equal("Corrected.", engagement.Summary);
    }

    [Theory]
    [InlineData("Pacific/Kiritimati", "2025-02-03", false)]
    [InlineData("Pacific/Kiritimati", "2025-02-04", true)]
    [InlineData("Pacific/Honolulu", "2025-02-02", false)]
    [InlineData("Pacific/Honolulu", "2025-02-03", true)]
    public void A_day_is_in_the_future_until_it_begins_at_the_place(string zone, string date, bool isAfter) =>
        Assert.Equal(isAfter, new EventTime(DateOnly.Parse(date), zone).IsAfter(Now));

    [Fact]
    public void A_minute_is_in_the_future_until_it_comes()
    {
        var day = new DateOnly(2025, 2, 3);
        Assert.False(new EventTime(day, "Africa/Nairobi", new TimeOnly(12, 0)).IsAfter(Now));
        Assert.True(new EventTime(day, "Africa/Nairobi", new TimeOnly(12, 1)).IsAfter(Now));
    }

    [Fact]
    public void An_end_needs_a_start_and_comes_after_it()
    {
        var day = new DateOnly(2025, 2, 3);
        Assert.Throws<ArgumentException>(() => new EventTime(day, "Africa/Nairobi", null, new TimeOnly(9, 0)));
        Assert.Throws<ArgumentException>(() => new EventTime(day, "Africa/Nairobi", new TimeOnly(9, 0), new TimeOnly(8, 59)));
        Assert.Throws<ArgumentException>(() => new EventTime(day, "Africa/Nowhere"));
    }

    private static EngagementFacts Facts() => new(
        EngagementKind.Call, Channel.Telephone, EngagementState.Held, new EventTime(new DateOnly(2025, 1, 27), "Africa/Nairobi"), null,
        "They spoke.", Home, [Theirs], [Ours, Other], []);
}
