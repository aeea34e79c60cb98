using CsCheck;
using EngagementTracker.Domain;
using EngagementTracker.Readouts;

namespace EngagementTracker.Tests.Readouts;

/// <summary>What holds for any text whatever.</summary>
public sealed class ReaderProperties
{
    private static readonly DateTime Published = new(2021, 5, 21, 1, 10, 0, DateTimeKind.Utc);

    private static readonly string[] Fragments =
    [
        "Secretary", "of State", "Foreign Minister", "Prime Minister", "President", "Jane Q. Doe", "Müller-Çelik", "Al-Thani", "Kenya", "Kenya’s", "Kenyan", "the United States", "U.S.", "U.S.-Kenya", "Gaza",
        "NATO", "spoke", "met", "virtually", "by phone", "today", "yesterday", "Tuesday", "May 5", "February 30", "31", "this morning", "with", "and", "to", "that", "on", "of", "the", "their", "he", "they", "both sides", "the leaders",
        "agreed to", "pledged", "will", "would", "looks forward to", "hosting", "the planned visit", "urged", "called on", "called for", "stressed the need for", "reaffirmed", "reiterated", "support for", "is committed to",
        "expressed", "appreciation", "discussed", "the dialogue, which", "peace and security", "PARTICIPANTS", "SUBJECT:", "MEMORANDUM OF CONVERSATION",
        ",", ".", ";", ":", "(", ")", "“", "”", "‘", "’", "\"", "'", "—", "–", "-", "…", "\u00a0", "\u202f", "\u200b", "\n", "\n\n", "\r\n", "\r", "\t", "\0", "\uFEFF", "😀", "\uD83D",
        "<p>", "</p>", "<br/>", "<div class=\"x\">", "<script>", "</script>", "<b>", "&nbsp;", "&amp;", "&lt;p&gt;", "<", ">", "<!--", "<table><tr><td>",
    ];

    private static readonly Gen<string> Assembled =
        Gen.Select(OneOf(Fragments), OneOf(" ", " ", " ", "", "\u00a0", "\u202f")).Select((word, gap) => word + gap).Array[0, 70].Select(string.Concat);

    private static readonly Gen<string> AnyText = Gen.Frequency((1, Gen.String), (4, Assembled), (1, Gen.Select(Assembled, Gen.String, Assembled).Select((a, b, c) => a + b + c)));

    [Fact]
    public async Task Any_text_gives_a_sound_draft()
    {
        var reader = await ReadoutFiles.ReaderAsync();
        AnyText.Sample(text => Sound(reader.Read(new Readout(text, PublishedUtc: Published))), iter: 2_000);
    }

    [Fact]
    public async Task Any_title_and_issuer_give_a_sound_draft()
    {
        var reader = await ReadoutFiles.ReaderAsync();
        Gen.Select(AnyText, AnyText, AnyText).Sample((text, title, issuer) => Sound(reader.Read(new Readout(text, title, issuer, Published))), iter: 500);
    }

    [Fact]
    public async Task The_same_text_gives_the_same_draft_by_any_reader()
    {
        var (one, other) = (await ReadoutFiles.ReaderAsync(), await ReadoutFiles.NewReaderAsync());
        Gen.Select(AnyText, AnyText).Sample((text, title) =>
        {
            var readout = new Readout(text, title, "Office of the Spokesperson", Published);
            Assert.Equivalent(one.Read(readout), other.Read(readout), strict: true);
        }, iter: 200);
    }

    [Fact]
    public async Task The_kept_text_is_as_any_text_is_kept_and_reads_as_itself()
    {
        var reader = await ReadoutFiles.ReaderAsync();
        AnyText.Sample(text =>
        {
            var kept = reader.Read(new Readout(text)).Text;
            Assert.Equal(kept, Text.Clean(kept));
            Assert.Equal(kept, reader.Read(new Readout(kept)).Text);
        }, iter: 1_000);
    }

    [Fact]
    public void Text_without_mark_up_is_kept_letter_for_letter() =>
        AnyText.Where(text => !text.Contains('<', StringComparison.Ordinal)).Sample(text =>
            Assert.Equal(Text.Clean(text), new ReadoutReader(new Gazetteer([], [], [])).Read(new Readout(text)).Text), iter: 200);

    [Fact]
    public async Task Every_beginning_of_a_real_readout_gives_a_sound_draft()
    {
        var reader = await ReadoutFiles.ReaderAsync();
        foreach (var document in (await ReadoutFiles.DocumentsAsync("dev.jsonl")).Where((_, i) => i % 6 == 0).Take(10))
        {
            for (var length = 0; length <= document.Text.Length; length += 7) Sound(reader.Read(document.Readout with { Text = document.Text[..length] }));
        }
    }

    [Fact]
    public async Task Every_real_readout_gives_a_sound_draft()
    {
        var reader = await ReadoutFiles.ReaderAsync();
        Assert.All(await ReadoutFiles.DocumentsAsync("unlabelled.jsonl"), document => Sound(reader.Read(document.Readout)));
    }

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static void Sound(ReadoutDraft draft)
    {
        var sides = draft.Parties.Select(p => p.Value).ToList();
        TextSpan?[] spans =
        [
            draft.Mode.Span, draft.EventDate.Span, .. draft.Sentences, .. draft.Parties.Select(p => p.Span), .. draft.Participants.Select(p => p.Span), .. draft.CountriesDiscussed.Select(c => c.Span),
            .. draft.Topics, .. draft.KnownTopics.Select(t => t.Span), .. draft.Commitments.Select(c => c.Span),
        ];
        Assert.All(spans.OfType<TextSpan>(), s => Assert.True(s.Start >= 0 && s.Length > 0 && s.End <= draft.Text.Length, $"{s} lies outside a text of {draft.Text.Length}."));
        Assert.All(draft.Sentences.Zip(draft.Sentences.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start, $"{pair.First} and {pair.Second} overlap."));
        Assert.All(draft.Commitments, c => Assert.Subset(sides.ToHashSet(), c.By.ToHashSet()));
        Assert.Equal(sides.Distinct().Order(StringComparer.Ordinal), sides);
    }
}
