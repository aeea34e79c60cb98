using EngagementTracker.Readouts.Lexicons;
using EngagementTracker.Readouts.Texts;

namespace EngagementTracker.Readouts.Topics;

/// <summary>Chooses what was discussed from the candidates: the strongest first, none twice.</summary>
internal static class TopicFinder
{
    private const int Most = 6;

    /// <summary>Below this sum of its cues a phrase is no topic.</summary>
    private const double Threshold = -0.8;

    private static readonly HashSet<string> Empty = ["the", "a", "an", "of", "and", "in", "to", "for", "on", "our", "its", "their", "with", "by", "at"];

    public static List<TextSpan> Find(IReadOnlyList<Sentence> sentences, TopicCandidates candidates)
    {
        var chosen = new List<TopicCandidate>();
        foreach (var (candidate, sum) in sentences.SelectMany(candidates.In).Select(c => (c, Weigh(c))).OrderByDescending(c => c.Item2).ThenBy(c => c.c.Span.Start))
        {
            if (sum < Threshold || chosen.Count == Most) break;
            if (chosen.TrueForAll(c => !c.Span.Overlaps(candidate.Span) && !IsSame(c, candidate))) chosen.Add(candidate);
        }
        return [.. chosen.Select(c => c.Span).OrderBy(s => s.Start)];
    }

    private static double Weigh(TopicCandidate candidate) =>
        candidate.Cues.Distinct().Sum(c => Lexicon.TopicCues.GetValueOrDefault(c)) + Lexicon.TopicCues.GetValueOrDefault("always");

    private static bool IsSame(TopicCandidate a, TopicCandidate b)
    {
        var (x, y) = (Words(a), Words(b));
        return 2 * x.Intersect(y).Count() >= Math.Min(x.Count, y.Count);
    }

    private static HashSet<string> Words(TopicCandidate candidate) =>
        [.. candidate.Sentence.Tokens[candidate.First..candidate.End].Where(t => t.IsWord && !t.IsPossessive && !Empty.Contains(t.Key)).Select(t => t.Key)];
}
