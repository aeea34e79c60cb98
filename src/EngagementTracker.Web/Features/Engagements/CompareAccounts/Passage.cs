using EngagementTracker.Readouts;

namespace EngagementTracker.Web.Features.Engagements.CompareAccounts;

/// <summary>A stretch of a text: sentences that were asked for, or what lies between.</summary>
/// <param name="Pieces">All its characters, in order.</param>
public sealed record Passage(bool IsChosen, IReadOnlyList<Piece> Pieces)
{
    /// <summary>Cuts a text so that the sentences of some spans can be shown, with the spans marked in them.</summary>
    public static IReadOnlyList<Passage> Of(ReadoutDraft draft, IReadOnlyList<TextSpan> spans)
    {
        var (passages, at) = (new List<Passage>(), 0);
        foreach (var sentence in Merge(spans.Select(s => Widen(s, draft.Sentences))))
        {
            Add(false, sentence.Start);
            Add(true, sentence.End);
        }
        Add(false, draft.Text.Length);
        return passages;

        void Add(bool isChosen, int end)
        {
            if (end > at) passages.Add(new Passage(isChosen, Cut(draft.Text, TextSpan.Between(at, end), spans)));
            at = end;
        }
    }

    private static List<Piece> Cut(string text, TextSpan within, IReadOnlyList<TextSpan> spans)
    {
        var (pieces, at) = (new List<Piece>(), within.Start);
        foreach (var span in Merge(spans.Where(s => s.Overlaps(within))))
        {
            Add(false, span.Start);
            Add(true, span.End);
        }
        Add(false, within.End);
        return pieces;

        void Add(bool isMarked, int end)
        {
            if (end > at) pieces.Add(new Piece(text[at..end], isMarked));
            at = end;
        }
    }

    private static TextSpan Widen(TextSpan span, IReadOnlyList<TextSpan> sentences)
    {
        var touched = sentences.Where(s => s.Overlaps(span)).ToList();
        return touched.Count == 0 ? span : TextSpan.Between(Math.Min(span.Start, touched[0].Start), Math.Max(span.End, touched[^1].End));
    }

    /// <summary>In order, and none overlaps another.</summary>
    private static List<TextSpan> Merge(IEnumerable<TextSpan> spans)
    {
        var merged = new List<TextSpan>();
        foreach (var span in spans.OrderBy(s => s.Start))
        {
            if (merged.Count > 0 && merged[^1].Overlaps(span)) merged[^1] = TextSpan.Between(merged[^1].Start, Math.Max(merged[^1].End, span.End));
            else merged.Add(span);
        }
        return merged;
    }
}

public sealed record Piece(string Text, bool IsMarked);
