using EngagementTracker.Domain.Commitments;
using EngagementTracker.Readouts;

namespace EngagementTracker.Tests.Readouts.Commitments;

/// <summary>One clause at a time, after a first sentence that says who spoke.</summary>
public sealed class CommitmentTests
{
    private const string Who = "Secretary of State John Miller spoke today with Kenyan Foreign Minister Amina Otieno. ";

    [Theory]
    [InlineData("The two agreed to open a joint office in Mombasa.", "Pledge KE US: The two agreed to open a joint office in Mombasa")]
    [InlineData("The Secretary pledged to send two engineers.", "Pledge US: The Secretary pledged to send two engineers")]
    [InlineData("Kenya will host the next round of talks.", "Pledge KE: Kenya will host the next round of talks")]
    [InlineData("The Foreign Minister looks forward to hosting the fisheries summit in October.", "Pledge KE: The Foreign Minister looks forward to hosting the fisheries summit in October")]
    [InlineData("The Secretary plans to visit Mombasa in June.", "Pledge US: The Secretary plans to visit Mombasa in June")]
    [InlineData("They agreed that the harbour needs more light.", "Reaffirmation KE US: They agreed that the harbour needs more light")]
    [InlineData("They agreed on the need for patience.", "Reaffirmation KE US: They agreed on the need for patience")]
    [InlineData("The Secretary urged Ethiopia to open the road.", "Request US: The Secretary urged Ethiopia to open the road")]
    [InlineData("The Foreign Minister called on all parties to lay down their arms.", "Request KE: The Foreign Minister called on all parties to lay down their arms")]
    [InlineData("Both leaders called for the release of the fishermen.", "Request KE US: Both leaders called for the release of the fishermen")]
    [InlineData("The Secretary stressed the need for Russia to leave the harbour.", "Request US: The Secretary stressed the need for Russia to leave the harbour")]
    [InlineData("The Secretary reaffirmed his support for free passage.", "Reaffirmation US: The Secretary reaffirmed his support for free passage")]
    [InlineData("The Foreign Minister expressed Kenya’s support for the new court.", "Reaffirmation KE: The Foreign Minister expressed Kenya’s support for the new court")]
    [InlineData("The United States is committed to helping the coast guard.", "Reaffirmation US: The United States is committed to helping the coast guard")]
    public async Task A_verb_of_commitment_makes_one(string sentence, string expected) => Assert.Equal([expected], await ReadAsync(sentence));

    [Theory]
    [InlineData("The Secretary reiterated his appreciation for the welcome.")]
    [InlineData("They discussed fishing rights and the price of maize.")]
    [InlineData("The Secretary thanked the Foreign Minister for the tea.")]
    [InlineData("The Secretary condemned the attack on the harbour.")]
    [InlineData("The Secretary emphasized the importance of clean water.")]
    [InlineData("They also talked about the weather.")]
    public async Task Talk_thanks_and_blame_make_none(string sentence) => Assert.Empty(await ReadAsync(sentence));

    [Fact]
    public async Task A_visit_that_is_planned_is_a_pledge() =>
        Assert.Contains(await ReadAsync("They discussed Secretary Miller’s planned visit to Mombasa in June."), c => c.StartsWith("Pledge ", StringComparison.Ordinal) && c.Contains("planned visit", StringComparison.Ordinal));

    [Theory]
    [InlineData("The Secretary praised the harbour. He pledged to send two engineers.", "US")]
    [InlineData("The Foreign Minister praised the harbour. She pledged to send two engineers.", "KE")]
    [InlineData("Minister Otieno pledged to send two engineers.", "KE")]
    [InlineData("They pledged to send two engineers.", "KE US")]
    [InlineData("Both leaders pledged to send two engineers.", "KE US")]
    [InlineData("The two sides pledged to send two engineers.", "KE US")]
    [InlineData("The Secretary and the Foreign Minister pledged to send two engineers.", "KE US")]
    [InlineData("Kenya and the United States pledged to send two engineers.", "KE US")]
    public async Task Who_promises_is_found_behind_other_words(string sentences, string by) =>
        Assert.StartsWith($"Pledge {by}: ", Assert.Single(await ReadAsync(sentences)), StringComparison.Ordinal);

    [Fact]
    public async Task Two_verbs_make_two_and_each_quote_ends_before_the_next() => Assert.Equal(
        ["Reaffirmation US: The Secretary reaffirmed his support for free passage", "Request US: urged Ethiopia to open the road"],
        await ReadAsync("The Secretary reaffirmed his support for free passage and urged Ethiopia to open the road."));

    [Fact]
    public async Task One_verb_with_two_acts_makes_one() => Assert.Equal(
        ["Pledge KE US: The two agreed to open a joint office and to share its cost"], await ReadAsync("The two agreed to open a joint office and to share its cost."));

    [Fact]
    public async Task Words_before_the_subject_are_no_part_of_the_quote() => Assert.Equal(
        ["Pledge KE US: both leaders agreed to meet again in Mombasa"], await ReadAsync("Looking ahead, both leaders agreed to meet again in Mombasa."));

    [Fact]
    public async Task The_seed_call_promises_what_its_readers_know()
    {
        var text = await File.ReadAllTextAsync(ReadoutFiles.Shared("seed-call.txt"), TestContext.Current.CancellationToken);
        var draft = (await ReadoutFiles.ReaderAsync()).Read(new Readout(text, Issuer: "State House Kenya"));

        Assert.Equal(["KE", "US"], draft.Parties.Select(p => p.Value));
        Assert.Equal(["KE William Ruto", "US Marco Rubio"], draft.Participants.Select(p => $"{p.Party} {p.Name}").Order(StringComparer.Ordinal));
        Assert.Equal(Mode.Telephone, draft.Mode.Value);
        (CommitmentClass Class, string By, string Words)[] expected =
        [
            (CommitmentClass.Reaffirmation, "KE", "commitment to deepening"), (CommitmentClass.Pledge, "KE US", "pledged to collaborate"), (CommitmentClass.Reaffirmation, "US", "is committed to supporting"),
            (CommitmentClass.Reaffirmation, "KE", "dedication to mediating"), (CommitmentClass.Pledge, "KE US", "agreed to expedite"),
        ];
        Assert.All(expected, e => Assert.Contains(draft.Commitments, c => c.Class == e.Class && string.Join(' ', c.By) == e.By && c.Span.Of(draft.Text).Contains(e.Words, StringComparison.Ordinal)));
    }

    private static async Task<IEnumerable<string>> ReadAsync(string sentences)
    {
        var draft = (await ReadoutFiles.ReaderAsync()).Read(new Readout(Who + sentences, "Call with the Kenyan Foreign Minister", "Office of the Spokesperson"));
        return draft.Commitments.Select(c => $"{c.Class} {string.Join(' ', c.By)}: {c.Span.Of(draft.Text)}");
    }
}
