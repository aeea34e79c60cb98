using EngagementTracker.Readouts.Commitments;
using EngagementTracker.Readouts.Engagements;
using EngagementTracker.Readouts.Lexicons;
using EngagementTracker.Readouts.Names;
using EngagementTracker.Readouts.Texts;

namespace EngagementTracker.Readouts.Topics;

/// <summary>Proposes every noun phrase in what was said, whole and in its parts, with its cues.</summary>
internal sealed class TopicCandidates(ClauseReader clauses, MeetingFrame? frame, PartyNames parties)
{
    /// <summary>The longest useful form of a topic, in words (the labelling guidelines).</summary>
    private const int LongestTopic = 8;

    private static readonly HashSet<string> Efforts = ["efforts", "effort", "plans", "steps", "measures", "request", "commitment", "coordination", "actions", "attempts", "negotiations", "initiatives", "cooperation", "decision"];

    public IEnumerable<TopicCandidate> In(Sentence s)
    {
        var mentions = parties.In(s).ToList();
        foreach (var (from, to, verb) in Stretches(s))
            foreach (var (first, end) in NounPhrases.In(s, from, to))
                foreach (var (start, stop) in Parts(s, first, Extended(s, end, to)))
                    yield return new TopicCandidate(s, start, stop, Cues(s, start, stop, first, end, verb, mentions));
    }

    /// <summary>What each predicate has for its object, and what stands behind who and with whom.</summary>
    private List<(int From, int To, string Verb)> Stretches(Sentence s)
    {
        var found = new List<(int, int, string)>();
        var inSentence = clauses.In(s);
        var from = frame is not null && s == frame.Sentence ? frame.End : 0;
        var next = inSentence.FirstOrDefault(c => c.First >= from);
        if (from > 0 && (next?.First ?? s.Count) > from) found.Add((from, next?.First ?? s.Count, "speak"));
        for (var k = 0; k < inSentence.Count; k++)
        {
            var clause = inSentence[k];
            if (clause.Verb < from) continue;
            found.Add((clause.Object, k + 1 < inSentence.Count ? inSentence[k + 1].First : s.Count, clause.Form?.Lemma ?? clause.Predicate.ToString().ToLowerInvariant()));
        }
        if (found.Count == 0 && from == 0 && s.Count > 5) found.Add((0, s.Count, "none"));
        return found;
    }

    /// <summary>"efforts to end the conflict" is one phrase with its verb.</summary>
    private static int Extended(Sentence s, int end, int to)
    {
        if (s.KeyAt(end) != "to" || !Efforts.Contains(s[end - 1].Key)) return end;
        var after = NounPhrases.In(s, end + 2, to).FirstOrDefault();
        return after.End > 0 && after.First <= end + 3 ? after.End : end;
    }

    private static IEnumerable<(int First, int End)> Parts(Sentence s, int first, int end)
    {
        for (var start = first; start < end; start++)
        {
            var begins = start == first || NounPhrases.IsPreposition(s[start - 1]) || s[start - 1].Key is "and" or "," || s[start - 1].IsPossessive
                || (start == first + 1 && s[first].Key is "the" or "a" or "an" or "our" or "their" or "its" or "his");
            if (!begins || NounPhrases.IsJoin(s[start])) continue;
            var words = 0;
            for (var stop = start + 1; stop <= end; stop++)
            {
                if (s[stop - 1].IsWord && !s[stop - 1].IsPossessive) words++;
                if (words > LongestTopic) break;
                var ends = stop == end || NounPhrases.IsPreposition(s[stop]) || s[stop].Key is "and" or ",";
                if (!ends || NounPhrases.IsJoin(s[stop - 1]) || s[stop - 1].Key is "the" or "a" or "our") continue;
                yield return (start, stop);
            }
        }
    }

    private static List<string> Cues(Sentence s, int first, int end, int chunkFirst, int chunkEnd, string verb, List<PartyMention> mentions)
    {
        var words = s.Tokens[first..end].Count(t => t.IsWord && !t.IsPossessive);
        var inside = Enumerable.Range(first, end - first);
        var prepositions = inside.Where(i => NounPhrases.IsPreposition(s[i])).ToList();
        var head = prepositions.Count > 0 && prepositions[0] > first ? prepositions[0] - 1 : end - 1;
        var before = s.At(first - 1);
        var cues = new List<string>
        {
            $"verb {verb}", $"words {words}", $"head {s[head].Key}", $"last {s[end - 1].Key}", $"first {(s[first].IsCapitalised ? "name" : s[first].Key)}",
            $"behind {Kind(before)}", $"in front of {Kind(s.At(end))}", $"prepositions {Math.Min(3, prepositions.Count)}",
        };
        cues.Add($"{words} words behind {Kind(before)}");
        cues.AddRange(inside.Where(i => s[i].IsWord && !s[i].IsPossessive && !NounPhrases.IsJoin(s[i])).Select(i => $"word {s[i].Key}").Distinct());
        if (before is not null && NounPhrases.IsPreposition(before) && s.KeyAt(first - 2) is { } noun) cues.Add($"within {noun}");
        if (prepositions.Count > 0) cues.Add($"joined by {s[prepositions[0]].Key}");
        if (first == chunkFirst) cues.Add("begins the phrase");
        if (end == chunkEnd) cues.Add("ends the phrase");
        if (end > chunkEnd) cues.Add("has a verb");
        if (first == chunkFirst && end == chunkEnd) cues.Add("is the phrase");
        if (mentions.Exists(m => m.First >= first && m.End <= end)) cues.Add("names a party");
        if (mentions.Exists(m => m.First == first && m.End == end)) cues.Add("is a party");
        if (inside.Any(i => i > first && s[i].IsCapitalised)) cues.Add("has a name");
        if (inside.Any(i => s[i].IsPossessive)) cues.Add("has an owner");
        if (inside.Any(i => s[i].Is("and"))) cues.Add("has a pair");
        if (inside.Any(i => s[i].Is(","))) cues.Add("has a list");
        if (Lexicon.TitleHeads.Contains(s[head].Key) && s[head].IsCapitalised) cues.Add("names a person");
        return cues;
    }

    private static string Kind(Token? token) => token switch
    {
        null => "nothing",
        { IsPossessive: true } => "owner",
        _ when NounPhrases.IsPreposition(token) || token.Key is "and" or "," or "." or "including" or "that" or "as" or "the" or "our" or "a" or "their" or "its" or "his" or "while" or "by" or "which" or "who" => token.Key,
        _ when Lexicon.Verbs.ContainsKey(token.Key) => "report",
        _ when Lexicon.Actions.Contains(token.Key) => "action",
        _ when Lexicon.Gerunds.Contains(token.Key) => "gerund",
        _ => "word",
    };
}
