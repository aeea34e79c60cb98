using EngagementTracker.Domain.Commitments;
using EngagementTracker.Readouts;
using EngagementTracker.Readouts.Comparison;

namespace EngagementTracker.Tests.Readouts.Comparison;

public sealed class AccountComparisonTests
{
    [Fact]
    public void A_known_topic_is_the_same_under_each_of_its_names()
    {
        var first = Drafts.Of("They want the Strategic Trade and Investment Partnership.").OnKnown("STIP", "Strategic Trade and Investment Partnership");
        var second = Drafts.Of("They spoke of STIP and Somalia.").OnKnown("STIP", "STIP").OnKnown("Somalia", "Somalia");

        var topics = Compare(first, second).Topics;

        Assert.Equal([("STIP", ToldBy.Both), ("Somalia", ToldBy.Second)], topics.Select(t => ((t.First ?? t.Second)!.Value.Name, t.By)));
        Assert.Equal("Strategic Trade and Investment Partnership", Assert.Single(topics[0].First!.Spans).Of(first.Text));
        Assert.Equal("STIP", Assert.Single(topics[0].Second!.Spans).Of(second.Text));
    }

    [Theory]
    [InlineData("the security of Sudan", "security in Sudan", true)]
    [InlineData("negotiations on trade", "trade negotiation", true)]
    [InlineData("the security of Sudan", "regional security", false)]
    [InlineData("trade", "peace", false)]
    [InlineData("the President", "the President", false)] // nothing but words that every readout has
    public void Another_topic_is_the_same_by_its_words(string one, string other, bool isSame) =>
        Assert.Equal(isSame ? 1 : 2, Compare(Drafts.Of(one).On(one), Drafts.Of(other).On(other)).Topics.Count);

    [Fact]
    public void A_known_topic_leads_to_every_place_that_names_it()
    {
        var draft = Drafts.Of("The Strategic Trade and Investment Partnership matters. They will finish STIP.");

        var topic = Assert.Single(Compare(draft, Drafts.Of("Nothing.")).Topics).First!;

        Assert.Equal(["Strategic Trade and Investment Partnership", "STIP"], topic.Spans.Select(s => s.Of(draft.Text)));
    }

    [Fact]
    public void A_phrase_that_names_a_known_topic_is_no_topic_of_its_own()
    {
        var draft = Drafts.Of("They spoke of talks on STIP.").OnKnown("STIP", "STIP").On("talks on STIP");

        Assert.Equal("STIP", Assert.Single(Compare(draft, Drafts.Of("Nothing.")).Topics).First!.Value.Name);
    }

    [Fact]
    public void A_commitment_is_the_same_by_what_is_to_be_done()
    {
        var first = Drafts.Of("They agreed on a joint strategy for the Multinational Security Support mission in Haiti.")
            .Promising(CommitmentClass.Pledge, "agreed on a joint strategy for the Multinational Security Support mission in Haiti", "KE", "US");
        var second = Drafts.Of("Kenya and the United States will draw up a joint strategy for the mission in Haiti. Kenya and the United States share a vision.")
            .Promising(CommitmentClass.Reaffirmation, "Kenya and the United States share a vision", "KE", "US")
            .Promising(CommitmentClass.Pledge, "Kenya and the United States will draw up a joint strategy for the mission in Haiti", "KE", "US");

        var lines = Compare(first, second).Commitments;

        Assert.Equal([ToldBy.Both, ToldBy.Second], lines.Select(l => l.By));
        Assert.False(lines[0].IsToldDifferently);
        Assert.Contains("draw up", lines[0].Second!.Value.Span.Of(second.Text), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_act_as_another_class_is_told_differently_and_the_same_class_comes_first()
    {
        var first = Drafts.Of("agreed to conclude the trade talks").Promising(CommitmentClass.Pledge, "agreed to conclude the trade talks", "KE");
        var restated = Drafts.Of("reaffirmed the need to conclude the trade talks. Kenya will conclude its trade talks soon")
            .Promising(CommitmentClass.Reaffirmation, "reaffirmed the need to conclude the trade talks", "KE");

        Assert.True(Assert.Single(Compare(first, restated).Commitments).IsToldDifferently);
        var lines = Compare(first, restated.Promising(CommitmentClass.Pledge, "Kenya will conclude its trade talks soon", "KE")).Commitments;
        Assert.Equal((CommitmentClass.Pledge, false), (lines[0].Second!.Value.Class, lines[0].IsToldDifferently));
        Assert.Equal(CommitmentClass.Reaffirmation, lines[1].Second!.Value.Class);
    }

    [Fact]
    public void What_one_side_promises_is_not_what_the_other_side_promises_unless_the_words_are_nearly_the_same()
    {
        var kenya = Drafts.Of("Kenya will fund the police mission").Promising(CommitmentClass.Pledge, "Kenya will fund the police mission", "KE");
        var america = Drafts.Of("The United States will fund the police mission").Promising(CommitmentClass.Pledge, "The United States will fund the police mission", "US");
        var another = Drafts.Of("The United States will equip and train the police").Promising(CommitmentClass.Pledge, "The United States will equip and train the police", "US");

        Assert.True(Assert.Single(Compare(kenya, america).Commitments).IsToldDifferently);
        Assert.Equal(2, Compare(kenya, another).Commitments.Count);
    }

    [Fact]
    public void A_commitment_on_a_known_topic_is_the_same_whatever_the_topic_is_called()
    {
        var first = Drafts.Of("They will conclude STIP").Promising(CommitmentClass.Pledge, "They will conclude STIP", "KE", "US");
        var second = Drafts.Of("the need to conclude the Strategic Trade and Investment Partnership")
            .Promising(CommitmentClass.Reaffirmation, "the need to conclude the Strategic Trade and Investment Partnership", "KE", "US");

        Assert.True(Assert.Single(Compare(first, second).Commitments).IsToldDifferently);
    }

    [Theory]
    [InlineData("William Ruto", "President", "William Samoei Ruto", "President", true, false)]
    [InlineData("Wang Yi", null, "Yi Wang", "Foreign Minister", true, false)]
    [InlineData("Joseph R. Biden", "President", "Joseph Biden Jr.", "Vice President", true, false)] // a longer form of the title
    [InlineData("Çavuşoğlu", "Foreign Minister", "Mevlüt Cavusoglu", "Minister of Defence", true, true)]
    [InlineData("William Ruto", "President", "Musalia Mudavadi", "Prime Cabinet Secretary", false, false)]
    public void A_person_is_the_same_by_last_name(string one, string? title, string other, string? otherTitle, bool isSame, bool isDifferent)
    {
        var people = Compare(Drafts.Of(one).With(one, title, "KE"), Drafts.Of(other).With(other, otherTitle, "KE")).Participants;

        Assert.Equal(isSame ? 1 : 2, people.Count);
        Assert.Equal(isDifferent, people[0].IsToldDifferently);
    }

    [Fact]
    public void Two_people_of_one_name_and_two_parties_or_two_known_people_stay_two()
    {
        var rubio = Drafts.Gazetteer.People[0];
        var known = Drafts.Of("Marco Rubio").With("Marco Rubio", null, "US", rubio);

        Assert.Equal(2, Compare(known, Drafts.Of("Ana Rubio").With("Ana Rubio", null, "ES")).Participants.Count);
        Assert.Equal(2, Compare(known, Drafts.Of("Ana Rubio").With("Ana Rubio", null, "US", rubio with { Id = new(2) })).Participants.Count);
        Assert.Single(Compare(known, Drafts.Of("Marco Antonio Rubio").With("Marco Antonio Rubio", null, "US", rubio)).Participants);
    }

    [Fact]
    public void Dates_and_modes_agree_or_differ_and_what_is_not_said_contradicts_nothing()
    {
        var (monday, tuesday) = (new DateOnly(2025, 1, 27), new DateOnly(2025, 1, 28));
        var first = Drafts.Of("A").Dated(monday).By(Mode.Telephone);

        var differing = Assert.Single(Compare(first, Drafts.Of("B").Dated(tuesday)).Dates);
        Assert.Equal((monday, tuesday, true), (differing.First!.Value, differing.Second!.Value, differing.IsToldDifferently));
        Assert.False(Assert.Single(Compare(first, Drafts.Of("B").Dated(monday)).Dates).IsToldDifferently);
        Assert.Equal(ToldBy.First, Assert.Single(Compare(first, Drafts.Of("B")).Modes).By);
        Assert.Empty(Compare(Drafts.Of("A"), Drafts.Of("B")).Dates);
    }

    [Fact]
    public void A_country_is_listed_once_however_often_it_is_named_and_no_side_is()
    {
        var countries = Compare(Drafts.Of("A").About("HT", "HT", "SO", "US"), Drafts.Of("B").About("HT", "SD", "KE")).Countries;

        Assert.Equal([("HT", ToldBy.Both), ("SO", ToldBy.First), ("SD", ToldBy.Second)], countries.Select(c => ((c.First ?? c.Second)!.Value, c.By)));
    }

    private static AccountComparison Compare(ReadoutDraft first, ReadoutDraft second) => AccountComparison.Of(first, second, Drafts.Gazetteer);
}
