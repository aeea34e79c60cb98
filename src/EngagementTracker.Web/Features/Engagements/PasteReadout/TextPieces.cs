using EngagementTracker.Readouts;

namespace EngagementTracker.Web.Features.Engagements.PasteReadout;

/// <summary>A piece of the text with one look.</summary>
/// <param name="IsTold">Something in the form came from it.</param>
/// <param name="Promise">The decision upon the commitment in it, if there is one.</param>
/// <param name="IsShown">It is pointed at just now.</param>
public sealed record TextPiece(string Text, bool IsTold, Decision? Promise, bool IsShown);

/// <summary>What lies over a text: stretches that overlap as they like.</summary>
public sealed record TextLayers(IReadOnlyList<TextSpan> Told, IReadOnlyList<(TextSpan Span, Decision Decision)> Promises, IReadOnlyList<TextSpan> Shown)
{
    /// <summary>Cuts a stretch of the text wherever something begins or ends.</summary>
    public IEnumerable<TextPiece> Cut(string text, TextSpan whole)
    {
        List<TextSpan> told = [.. Told.Where(whole.Overlaps)], shown = [.. Shown.Where(whole.Overlaps)];
        List<(TextSpan Span, Decision Decision)> promises = [.. Promises.Where(p => whole.Overlaps(p.Span))];
        var cuts = told.Concat(shown).Concat(promises.Select(p => p.Span)).SelectMany(s => new[] { s.Start, s.End })
            .Where(at => at > whole.Start && at < whole.End).Append(whole.End).Distinct().Order();
        var start = whole.Start;
        foreach (var end in cuts)
        {
            var piece = TextSpan.Between(start, end);
            yield return new TextPiece(
                piece.Of(text), told.Exists(piece.Overlaps),
                promises.Where(p => p.Span.Overlaps(piece)).Select(p => (Decision?)p.Decision).FirstOrDefault(), shown.Exists(piece.Overlaps));
            start = end;
        }
    }
}
