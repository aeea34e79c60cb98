using EngagementTracker.Readouts;

namespace EngagementTracker.Tests.Readouts;

/// <summary>Texts that are no readout, or hardly one.</summary>
public sealed class HardTextTests
{
    private const string Plain = "Secretary of State John Miller spoke today with Kenyan Foreign Minister Amina Otieno. They agreed to meet again.";

    [Theory]
    [InlineData("")]
    [InlineData(" \n\u202f ")]
    public async Task An_empty_text_says_so(string text)
    {
        var draft = await ReadAsync(text);
        Assert.Equal("", draft.Text);
        Assert.Empty(draft.Sentences);
        Assert.Empty(draft.Commitments);
        Assert.Contains("The text is empty.", draft.Notes);
    }

    [Theory]
    [InlineData("Le ministre des Affaires étrangères Luc Martin a parlé aujourd’hui au téléphone avec son homologue kényane Amina Otieno. Ils ont évoqué la pêche, les ports et la sécurité dans la région, et sont convenus de se revoir bientôt.")]
    [InlineData("Waziri wa Mambo ya Nje Amina Otieno alizungumza leo kwa simu na mwenzake wa Tanzania Juma Bakari. Walijadili uvuvi, bandari na usalama wa kanda, na wakakubaliana kukutana tena hivi karibuni mjini Mombasa.")]
    public async Task Another_language_is_noted(string text) =>
        Assert.Contains((await ReadAsync(text)).Notes, n => n.StartsWith("The text does not seem to be in English.", StringComparison.Ordinal));

    [Fact]
    public async Task English_is_not_noted() => Assert.DoesNotContain((await ReadAsync(Plain)).Notes, n => n.Contains("English", StringComparison.Ordinal));

    [Fact]
    public async Task Mark_up_is_taken_off()
    {
        var draft = await ReadAsync("""
            <html><head><title>Readout</title><style>p { color: red }</style></head><body><script>alert("agreed to");</script>
            <h1>Call</h1><p>Secretary of State <b>John Miller</b> spoke today with Kenyan&nbsp;Foreign Minister Amina Otieno.</p><p>They agreed to
            meet again.</p></body></html>
            """);
        Assert.Equal("Call\nSecretary of State John Miller spoke today with Kenyan\u00a0Foreign Minister Amina Otieno.\nThey agreed to meet again.", draft.Text);
        Assert.Equal(["KE", "US"], draft.Parties.Select(p => p.Value));
        Assert.Equal("They agreed to meet again", Assert.Single(draft.Commitments).Span.Of(draft.Text));
    }

    [Theory]
    [InlineData(Plain + " ")]
    [InlineData("and Kenya, ")]
    [InlineData("“agreed to (")]
    [InlineData("<p>")]
    [InlineData("x")]
    public async Task Two_hundred_thousand_characters_are_read(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, (200_000 / piece.Length) + 1))[..200_000];
        var draft = await ReadAsync(text);
        Assert.True(draft.Text.Length <= 200_000);
        Assert.All(draft.Commitments, c => Assert.True(c.Span.End <= draft.Text.Length));
    }

    private static async Task<ReadoutDraft> ReadAsync(string text) => (await ReadoutFiles.ReaderAsync()).Read(new Readout(text, Issuer: "Office of the Spokesperson"));
}
