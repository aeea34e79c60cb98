using EngagementTracker.Readouts;
using EngagementTracker.Web.Ui.Forms;

namespace EngagementTracker.Web.Features.Engagements.PasteReadout;

/// <summary>A field that was filled in from the text, or looked for in vain.</summary>
/// <param name="Label">What it is called: "Date".</param>
/// <param name="Path">Where it stands in the form now; a participant's row moves when another is removed.</param>
/// <param name="Holds">Whether what was proposed still stands in it.</param>
public sealed record FilledField(string Label, Func<string?> Path, IReadOnlyList<FilledValue> Values, Func<bool> Holds, bool IsMissing = false)
{
    public FieldOrigin? ToOrigin(ReadoutDraft draft)
    {
        if (!Holds()) return IsMissing ? null : new FieldOrigin(OriginKind.Changed, []);
        return new FieldOrigin(
            IsMissing ? OriginKind.NotFound : OriginKind.Proposed,
            [.. Values.Select(v => new OriginLine(v.Name, v.Reason, v.Span is { } span ? draft.SentenceOf(span) : null))]);
    }
}

/// <param name="Name">Which of several values of the field.</param>
/// <param name="Span">Where it stands in the text; <see langword="null"/> when it comes from elsewhere.</param>
public sealed record FilledValue(string? Name, TextSpan? Span, string Reason);

/// <summary>What came from a stretch of the text: a field by its path, or a commitment by its card.</summary>
public sealed record CameFrom(string Label, string Field);

public static class DraftWords
{
    /// <summary>The whole sentence in which a stretch stands; the stretch itself where no sentence holds it.</summary>
    public static string SentenceOf(this ReadoutDraft draft, TextSpan span)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var number = draft.SentenceAt(span.Start);
        var whole = number >= 0 && draft.Sentences[number].Overlaps(span) ? draft.Sentences[number] : span;
        return whole.Of(draft.Text).Trim();
    }

    /// <summary>A stretch without the white space around it.</summary>
    public static TextSpan Trim(string text, TextSpan span)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (start, end) = (Math.Clamp(span.Start, 0, text.Length), Math.Clamp(span.End, 0, text.Length));
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return TextSpan.Between(start, end);
    }
}
