using System.Text.RegularExpressions;
using EngagementTracker.Readouts;

namespace EngagementTracker.Web.Features.Engagements.PasteReadout;

/// <summary>The summary of a draft. Nothing is invented: the title, the subject line, the headline or the first sentence of the text.</summary>
internal static partial class DraftSummary
{
    private const int LongestHeadline = 250;

    /// <summary>"PRESS RELEASE", "MEMORANDUM OF CONVERSATION" and "Nairobi, 3 March 2025" have fewer, and tell of no call.</summary>
    private const int FewestWords = 4;

    public static (string Summary, FilledValue From) Of(ReadoutDraft draft, string? title)
    {
        if (title is not null) return (title, new FilledValue(null, null, "The title of the readout."));
        if (Subject().Match(draft.Text) is { Success: true } subject)
            return Found(draft, new TextSpan(subject.Groups["said"].Index, subject.Groups["said"].Length), "The subject line of the text.");
        var start = StartOf(draft.Text);
        var end = draft.Text.IndexOf('\n', start) is >= 0 and var at ? at : draft.Text.Length;
        var line = TextSpan.Between(start, end);
        if (line.Length is > 0 and <= LongestHeadline && end < draft.Text.Length && !line.Of(draft.Text).TrimEnd().EndsWith('.'))
            return Found(draft, line, "The headline of the text.");
        var first = draft.Sentences.Where(s => s.Start >= start).DefaultIfEmpty(draft.Sentences.Count > 0 ? draft.Sentences[0] : default).First();
        return Found(draft, first, "The first sentence of the text.");
    }

    private static (string Summary, FilledValue From) Found(ReadoutDraft draft, TextSpan span, string reason) =>
        (span.Of(draft.Text).Trim(), new FilledValue(null, span, reason));

    /// <summary>Where the first line stands that says something; the start of the text when none does.</summary>
    private static int StartOf(string text)
    {
        var start = 0;
        foreach (var line in text.EnumerateLines(8))
        {
            if (Word().Count(line) >= FewestWords) return start;
            start += line.Length + 1;
        }
        return 0;
    }

    private static IEnumerable<string> EnumerateLines(this string text, int most) => text.Split('\n', most + 1).Take(most);

    /// <summary>Of a memorandum or a mail: on the line of the word, or on the next.</summary>
    [GeneratedRegex(@"\A(?:[^\n]*\n){0,30}?[ \t]*(?:SUBJECT|Subject)S?[ \t]*(?::[ \t]*|\n\s*)(?:\n\s*)?(?<said>[^\s][^\n]{2,248}[^\s])", RegexOptions.None, 1000)]
    private static partial Regex Subject();

    [GeneratedRegex(@"\p{L}[\p{L}’'.-]+")]
    private static partial Regex Word();
}
