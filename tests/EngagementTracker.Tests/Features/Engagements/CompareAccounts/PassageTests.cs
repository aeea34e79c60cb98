using CsCheck;
using EngagementTracker.Readouts;
using EngagementTracker.Tests.Readouts.Comparison;
using EngagementTracker.Web.Features.Engagements.CompareAccounts;

namespace EngagementTracker.Tests.Features.Engagements.CompareAccounts;

public sealed class PassageTests
{
    private const string Text = "They spoke. They agreed on STIP today. Both will meet.";

    private static readonly ReadoutDraft Draft = Readouts.Comparison.Drafts.Of(Text) with
    {
        Sentences = [new TextSpan(0, 11), new TextSpan(12, 26), new TextSpan(39, 15)],
    };

    [Fact]
    public void Shows_the_sentence_of_a_span_with_the_span_marked_in_it()
    {
        var passages = Passage.Of(Draft, [new TextSpan(Text.IndexOf("STIP", StringComparison.Ordinal), 4)]);

        Assert.Equal(["They spoke. ", "They agreed on STIP today.", " Both will meet."], passages.Select(Whole));
        Assert.Equal([false, true, false], passages.Select(p => p.IsChosen));
        Assert.Equal("STIP", Assert.Single(passages[1].Pieces, p => p.IsMarked).Text);
    }

    [Fact]
    public void With_nothing_to_mark_the_text_is_one_piece() =>
        Assert.Equal(Text, Assert.Single(Assert.Single(Passage.Of(Draft, [])).Pieces).Text);

    [Fact]
    public void Whatever_is_marked_no_character_is_lost_and_just_the_spans_are_marked() =>
        Gen.Select(Gen.Int[0, Text.Length], Gen.Int[1, 20]).Select(s => new TextSpan(s.Item1, Math.Min(s.Item2, Text.Length - s.Item1))).Where(s => s.Length > 0)
            .List[0, 6].Sample(spans =>
            {
                var passages = Passage.Of(Draft, spans);

                Assert.Equal(Text, string.Concat(passages.Select(Whole)));
                var at = 0;
                foreach (var (passage, piece) in passages.SelectMany(p => p.Pieces, (p, piece) => (p, piece)))
                {
                    foreach (var position in Enumerable.Range(at, piece.Text.Length))
                        Assert.Equal(piece.IsMarked, spans.Any(s => s.Start <= position && position < s.End));
                    Assert.True(passage.IsChosen || !piece.IsMarked);
                    at += piece.Text.Length;
                }
            });

    private static string Whole(Passage passage) => string.Concat(passage.Pieces.Select(p => p.Text));
}
