using EngagementTracker.Domain.People;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Readouts;
using EngagementTracker.Web.Data.Seed;

namespace EngagementTracker.Tests.Readouts.Engagements;

/// <summary>Who took part and how they spoke, and what of it the ministry knows.</summary>
public sealed class WhoAndHowTests
{
    [Theory]
    [InlineData("Call with Foreign Minister Otieno", "met with", Mode.Telephone)]
    [InlineData("Meeting with Foreign Minister Otieno", "spoke with", Mode.InPerson)]
    [InlineData("Virtual Meeting with Foreign Minister Otieno", "met with", Mode.Video)]
    [InlineData(null, "met virtually with", Mode.Video)]
    [InlineData(null, "spoke by phone with", Mode.Telephone)]
    [InlineData(null, "met with", Mode.InPerson)]
    [InlineData(null, "spoke with", Mode.Unknown)]
    public async Task The_title_decides_how_they_spoke_then_the_text(string? title, string words, Mode mode) =>
        Assert.Equal(mode, (await ReadAsync($"Secretary of State John Miller {words} Kenyan Foreign Minister Amina Otieno.", title)).Mode.Value);

    [Fact]
    public async Task Several_counterparts_in_one_call_each_speak_for_their_own()
    {
        var draft = await ReadAsync("Secretary of State John Miller spoke today with French Foreign Minister Luc Martin, German Foreign Minister Anna Vogel, and Kenyan Foreign Minister Amina Otieno.");
        Assert.Equal(["DE", "FR", "KE", "US"], draft.Parties.Select(p => p.Value));
        Assert.Equal(["DE Anna Vogel", "FR Luc Martin", "KE Amina Otieno", "US John Miller"], People(draft));
    }

    [Fact]
    public async Task A_title_may_be_longer_than_the_name()
    {
        var draft = await ReadAsync("Secretary of State John Miller spoke today with Kenyan Prime Cabinet Secretary and Cabinet Secretary for Foreign and Diaspora Affairs Amina Otieno.");
        Assert.Equal(("Amina Otieno", "Prime Cabinet Secretary and Cabinet Secretary for Foreign and Diaspora Affairs", "KE"), Of(draft, "KE"));
    }

    [Fact]
    public async Task Somebody_named_by_title_only_is_noted_and_the_party_counts()
    {
        var draft = await ReadAsync("Secretary of State John Miller spoke today with the Foreign Minister of Kenya.");
        Assert.Equal(["KE", "US"], draft.Parties.Select(p => p.Value));
        Assert.Equal(["US John Miller"], People(draft));
        Assert.Contains("“Foreign Minister” of Kenya took part, but the text gives no name.", draft.Notes);
    }

    [Theory]
    [InlineData("\u202f")]
    [InlineData("\u00a0")]
    public async Task Odd_spaces_part_words_as_any_other(string space)
    {
        var draft = await ReadAsync("Secretary of State John Miller spoke today with Kenyan Foreign Minister Amina Otieno. They agreed to meet again.".Replace(" ", space, StringComparison.Ordinal));
        Assert.Equal(["KE", "US"], draft.Parties.Select(p => p.Value));
        Assert.Equal("They agreed to meet again".Replace(" ", space, StringComparison.Ordinal), Assert.Single(draft.Commitments).Span.Of(draft.Text));
    }

    [Theory]
    [InlineData("Kenya’s", "“a good day”")]
    [InlineData("Kenya's", "\"a good day\"")]
    public async Task Quotes_may_be_curly_or_straight(string whose, string quoted)
    {
        var draft = await ReadAsync($"Secretary of State John Miller spoke today with {whose} Foreign Minister Amina Otieno. The Foreign Minister called it {quoted} and pledged to send two engineers.");
        Assert.Equal(["KE Amina Otieno", "US John Miller"], People(draft));
        Assert.Equal(["KE"], Assert.Single(draft.Commitments).By);
    }

    [Fact]
    public async Task A_memorandum_lists_people_and_subjects_in_blocks()
    {
        var draft = await ReadAsync("""
            MEMORANDUM OF CONVERSATION

            SUBJECT: Fishing rights; The new harbour

            PARTICIPANTS

            United States
            John Miller, Secretary of State
            Kenya
            Amina Otieno, Foreign Minister
            Peter Mwangi, Ambassador

            The Secretary opened the conversation.
            """);
        Assert.Equal(Mode.InPerson, draft.Mode.Value);
        Assert.Equal(["KE Amina Otieno", "KE Peter Mwangi", "US John Miller"], People(draft));
        Assert.Equal(["Fishing rights", "The new harbour"], draft.Topics.Take(2).Select(t => t.Of(draft.Text)));
    }

    [Fact]
    public async Task An_unknown_name_proposes_somebody_new() => Assert.All((await ReadAsync(Plain)).Participants, p => Assert.Empty(p.Matches));

    [Fact]
    public async Task Two_who_may_be_meant_are_both_offered()
    {
        var draft = await ReadAsync("Secretary of State John Miller spoke today with Kenyan Foreign Minister Otieno.", null, Known(1, "Amina Otieno", "KE"), Known(2, "Brian Otieno", "KE"));
        var person = draft.Participants.Single(p => p.Party == "KE");
        Assert.Equal(["Amina Otieno", "Brian Otieno"], person.Matches.Select(m => m.Name));
        Assert.Equal(Confidence.Low, person.Confidence);
    }

    [Theory]
    [InlineData("Amina Otieno", "KE", 1)]
    [InlineData("Amina Otieno", "TZ", 0)]
    [InlineData("Brian Otieno", "KE", 0)]
    public async Task Nobody_is_matched_to_a_namesake(string name, string party, int matches) =>
        Assert.Equal(matches, (await ReadAsync(Plain, null, Known(1, name, party))).Participants.Single(p => p.Party == "KE").Matches.Count);

    [Fact]
    public async Task A_bare_last_name_is_nobody_of_another_party() =>
        Assert.Empty((await ReadAsync("Secretary of State John Miller spoke today with Kenyan Foreign Minister Otieno.", null, Known(1, "Amina Otieno", "TZ"))).Participants.Single(p => p.Party == "KE").Matches);

    [Theory]
    [InlineData("They discussed the Ethiopian elections.", "ET")]
    [InlineData("They discussed what Moscow wants.", "RU")]
    [InlineData("They discussed the people of Gaza.", "PS")]
    [InlineData("They discussed Kenya’s harbours.", "KE")]
    [InlineData("They discussed the visit of Ethiopian Prime Minister Dawit Bekele.", "")]
    [InlineData("They discussed American ships and U.S. harbours.", "")]
    public async Task Countries_are_discussed_by_any_name_but_not_in_titles_and_never_our_own(string sentence, string codes) =>
        Assert.Equal(codes, string.Join(' ', (await ReadAsync($"{Plain} {sentence}")).CountriesDiscussed.Select(c => c.Value)));

    [Fact]
    public async Task The_ministrys_topics_are_known_by_their_other_names()
    {
        var reader = new ReadoutReader(new Gazetteer(await ReferenceData.PartiesAsync(), [], [new KnownTopic(new TopicId(7), "BLUE", ["Blue Economy Compact"])]));
        var draft = reader.Read(new Readout($"{Plain} They discussed the Blue Economy Compact."));
        var topic = Assert.Single(draft.KnownTopics);
        Assert.Equal(("BLUE", "Blue Economy Compact"), (topic.Value.Name, topic.Span!.Value.Of(draft.Text)));
    }

    private const string Plain = "Secretary of State John Miller spoke today with Kenyan Foreign Minister Amina Otieno.";

    private static KnownPerson Known(long id, string name, string party) => new(new PersonId(id), name, [], party, []);

    private static IEnumerable<string> People(ReadoutDraft draft) => draft.Participants.Select(p => $"{p.Party} {p.Name}").Order(StringComparer.Ordinal);

    private static (string, string?, string) Of(ReadoutDraft draft, string party) => draft.Participants.Where(p => p.Party == party).Select(p => (p.Name, p.Title, p.Party)).Single();

    private static async Task<ReadoutDraft> ReadAsync(string text, string? title = null, params KnownPerson[] people) =>
        new ReadoutReader(new Gazetteer(await ReferenceData.PartiesAsync(), people, [])).Read(new Readout(text, title, "Office of the Spokesperson"));
}
