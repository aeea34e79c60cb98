using EngagementTracker.Domain;
using EngagementTracker.Readouts;
using EngagementTracker.Readouts.Comparison;
using EngagementTracker.Web.Ui.Display;

namespace EngagementTracker.Web.Features.Engagements.CompareAccounts;

/// <summary>One of two accounts on one line.</summary>
/// <param name="IsQuote">The words stand so in the text.</param>
/// <param name="References">The commitments on record that were made there.</param>
public sealed record LineSide(string Words, string? Detail, bool IsQuote, IReadOnlyList<TextSpan> Spans, IReadOnlyList<string> References);

/// <summary>One thing that is told in one account or in both, as it reads on screen.</summary>
/// <param name="Key">Names it in the page's address.</param>
public sealed record ComparedLine(string Key, LineSide? Left, LineSide? Right, bool IsToldDifferently)
{
    public ToldBy By => Right is null ? ToldBy.First : Left is null ? ToldBy.Second : ToldBy.Both;

    /// <summary>Whether there is a sentence to go to.</summary>
    public bool HasPlace => Left is { Spans.Count: > 0 } || Right is { Spans.Count: > 0 };
}

/// <summary>What the accounts tell of one kind.</summary>
/// <param name="IsMinor">Shown only when there is something.</param>
public sealed record LineGroup(string Name, IReadOnlyList<ComparedLine> Lines, bool IsMinor = false)
{
    public static IReadOnlyList<LineGroup> Of(ReadAccount left, ReadAccount right, Gazetteer gazetteer)
    {
        var compared = AccountComparison.Of(left.Draft, right.Draft, gazetteer);
        var names = gazetteer.Parties.GroupBy(p => p.Code).ToDictionary(p => p.Key, p => p.First().Name);
        LineGroup[] groups =
        [
            Lines("Topics", "topic", compared.Topics, (t, _) => new LineSide(t.Value.Name, null, false, t.Spans, [])),
            Lines("Commitments", "commitment", compared.Commitments, Commitment),
            Lines("Participants", "person", compared.Participants, (p, _) => new LineSide(
                p.Value.Name, string.Join(", ", new[] { p.Value.Title, NameOf(p.Value.Party) }.OfType<string>()), false, p.Spans, [])),
            Lines("Date", "date", compared.Dates, (d, account) => new LineSide(
                Show.DayWithWeekday(d.Value), account.Draft.EventDate.Reason, false, d.Spans, [])),
            Lines("Channel", "mode", compared.Modes, (m, _) => new LineSide(Words(m.Value), null, false, m.Spans, []), isMinor: true),
            Lines("Countries discussed", "country", compared.Countries, (c, _) => new LineSide(NameOf(c.Value), null, false, c.Spans, []), isMinor: true),
        ];
        return [.. groups.Where(g => !g.IsMinor || g.Lines.Count > 0)];

        LineGroup Lines<T>(string name, string key, IReadOnlyList<Compared<T>> lines, Func<Told<T>, ReadAccount, LineSide> read, bool isMinor = false) =>
            new(name, [.. lines.Select((l, i) => new ComparedLine(
                $"{key}-{i + 1}", l.First is null ? null : read(l.First, left), l.Second is null ? null : read(l.Second, right), l.IsToldDifferently))], isMinor);

        LineSide Commitment(Told<FoundCommitment> told, ReadAccount account) => new(
            told.Value.Span.Of(account.Draft.Text),
            told.Value.By.Count == 0 ? Show.Name(told.Value.Class) : $"{Show.Name(told.Value.Class)} by {string.Join(" and ", told.Value.By.Select(NameOf))}",
            true, told.Spans,
            [.. account.Recorded.Where(r => r.Span.Overlaps(told.Value.Span)).Select(r => r.Reference).Distinct()]);

        string NameOf(string code) => names.GetValueOrDefault(code, code);
    }

    private static string Words(Mode mode) => mode == Mode.InPerson ? "In person" : mode.ToString();
}
