using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace EngagementTracker.Tests.Readouts;

/// <summary>
/// Scores what was read against labels, as score.py beside the texts does: the same fields, and the same figures to the third place.
/// F1 of counts over all documents; a pair of people, topics or commitments matches when it agrees in good part.
/// </summary>
internal sealed partial class ReadoutScore
{
    private static readonly HashSet<string> Stop = ["the", "a", "an", "of", "and", "in", "to", "for", "on", "our", "its", "their", "with", "by", "at", "s"];

    private readonly Dictionary<string, (int Hit, int Missed, int False)> tallies = [];
    private readonly Dictionary<string, (double Sum, int Count)> shares = [];

    /// <summary>Each field with its F1, accuracy or mean.</summary>
    public IReadOnlyDictionary<string, double> Figures =>
        tallies.Select(t => (t.Key, Value: F1(t.Value))).Concat(shares.Select(s => (s.Key, Value: s.Value.Sum / Math.Max(1, s.Value.Count))))
            .ToDictionary(f => f.Key, f => Math.Round(f.Value, 3));

    public void Add(string text, ReadoutLabels gold, ReadoutLabels found)
    {
        Share("mode", gold.Mode == found.Mode);
        Share("event_date", gold.EventDate == found.EventDate);
        Count("parties", Match(gold.Parties.Distinct().Order(StringComparer.Ordinal), found.Parties, (a, b) => a == b));
        Count("countries_discussed", Match(gold.CountriesDiscussed.Distinct().Order(StringComparer.Ordinal), found.CountriesDiscussed, (a, b) => a == b));
        var people = Match(gold.Participants, found.Participants, IsSamePerson);
        Count("participants", people);
        foreach (var (a, b) in people.Pairs) Share("title", IsSameTopic(a.Title ?? "", b.Title ?? ""));
        Count("topics", Match(gold.Topics, found.Topics, IsSameTopic));

        (LabelledCommitment Item, (int Start, int End)? Span)[] Spans(ReadoutLabels labels) => [.. labels.Commitments.Select(c => (c, SpanIn(text, c.Quote)))];
        var (expected, read) = (Spans(gold), Spans(found));
        foreach (var kind in (string[])["pledge", "request", "reaffirmation"])
        {
            var ofKind = Match(expected.Where(e => e.Item.Kind == kind), read.Where(r => r.Item.Kind == kind), (a, b) => IsSameSpan(a.Span, b.Span));
            Count(kind, ofKind);
            foreach (var (a, b) in ofKind.Pairs) Share("by", a.Item.By.Order(StringComparer.Ordinal).SequenceEqual(b.Item.By.Order(StringComparer.Ordinal)));
        }
        var any = Match(expected, read, (a, b) => IsSameSpan(a.Span, b.Span));
        Count("any commitment", any);
        foreach (var (a, b) in any.Pairs.Select(p => (p.Gold.Span!.Value, p.Found.Span!.Value)))
            Share("quote overlap", (double)(Math.Min(a.End, b.End) - Math.Max(a.Start, b.Start)) / (Math.Max(a.End, b.End) - Math.Min(a.Start, b.Start)));
    }

    private static bool IsSamePerson(LabelledPerson a, LabelledPerson b)
    {
        var (x, y) = (Words(a.Name), Words(b.Name));
        return a.Party == b.Party && x.Length > 0 && y.Length > 0 && x[^1] == y[^1]
            && 2 * x.Intersect(y).Count() >= Math.Min(x.Distinct().Count(), y.Distinct().Count());
    }

    private static bool IsSameTopic(string a, string b)
    {
        var (x, y) = (Words(a).Except(Stop).ToHashSet(), Words(b).Except(Stop).ToHashSet());
        return x.Count > 0 && y.Count > 0 && 2 * x.Intersect(y).Count() >= Math.Max(x.Count, y.Count);
    }

    private static (int Start, int End)? SpanIn(string text, string quote)
    {
        var start = Space().Replace(text, " ").IndexOf(Space().Replace(quote, " "), StringComparison.Ordinal);
        return start < 0 ? null : (start, start + quote.Length);
    }

    private static bool IsSameSpan((int Start, int End)? a, (int Start, int End)? b)
    {
        if (a is not { } x || b is not { } y) return false;
        var overlap = Math.Min(x.End, y.End) - Math.Max(x.Start, y.Start);
        var (shorter, longer) = (Math.Min(x.End - x.Start, y.End - y.Start), Math.Max(x.End - x.Start, y.End - y.Start));
        return 2 * overlap >= shorter && 4 * overlap >= longer;
    }

    /// <summary>Takes for each label the first that is still free and the same.</summary>
    private static (List<(T Gold, T Found)> Pairs, int Missed, int False) Match<T>(IEnumerable<T> gold, IEnumerable<T> found, Func<T, T, bool> same)
    {
        var (free, pairs, missed) = (found.ToList(), new List<(T, T)>(), 0);
        foreach (var label in gold)
        {
            var at = free.FindIndex(f => same(label, f));
            if (at < 0)
            {
                missed++;
                continue;
            }
            pairs.Add((label, free[at]));
            free.RemoveAt(at);
        }
        return (pairs, missed, free.Count);
    }

    private void Count<T>(string field, (List<(T Gold, T Found)> Pairs, int Missed, int False) match)
    {
        var before = tallies.GetValueOrDefault(field);
        tallies[field] = (before.Hit + match.Pairs.Count, before.Missed + match.Missed, before.False + match.False);
    }

    private void Share(string field, bool isRight) => Share(field, isRight ? 1 : 0);

    private void Share(string field, double part)
    {
        var before = shares.GetValueOrDefault(field);
        shares[field] = (before.Sum + part, before.Count + 1);
    }

    private static double F1((int Hit, int Missed, int False) t) => 2.0 * t.Hit / Math.Max(1, (2 * t.Hit) + t.Missed + t.False);

    private static string[] Words(string text)
    {
        var ascii = string.Concat(text.Normalize(NormalizationForm.FormKD).Where(char.IsAscii));
        return [.. Word().Matches(ascii.ToLower(CultureInfo.InvariantCulture)).Select(m => m.Value)];
    }

    [GeneratedRegex("[a-z0-9]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\s")]
    private static partial Regex Space();
}
