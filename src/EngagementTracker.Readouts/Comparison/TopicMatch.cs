using EngagementTracker.Readouts.Texts;
using EngagementTracker.Readouts.Topics;

namespace EngagementTracker.Readouts.Comparison;

/// <summary>A topic is the same when it is the same of the ministry's own, whatever the text calls it; any other one by its words.</summary>
internal static class TopicMatch
{
    /// <summary>Most of the words: "security in Somalia" is "the security of Somalia", and not "regional security".</summary>
    private const double Enough = .6;

    public static IReadOnlyList<Compared<ToldTopic>> Of(ReadoutDraft first, ReadoutDraft second, Gazetteer gazetteer)
    {
        var names = new KnownTopics(gazetteer);
        var (ours, theirs) = (Told(first, names), Told(second, names));
        var (ourWords, theirWords) = (Words(ours), Words(theirs));
        return Pairing.Of(ours, theirs, Likeness, (_, _) => false);

        double Likeness(int i, int j)
        {
            var (a, b) = (ours[i].Value, theirs[j].Value);
            if (a.Id is not null && b.Id is not null) return a.Id == b.Id ? 2 : 0;
            var like = ContentWords.Likeness(ourWords[i], theirWords[j]);
            return like >= Enough ? like : 0;
        }
    }

    /// <summary>The known topics with all the words that stand for them, and what remains, as they come in the text.</summary>
    private static List<Told<ToldTopic>> Told(ReadoutDraft draft, KnownTopics names)
    {
        var known = draft.KnownTopics.Select(k => (Topic: k.Value, k.Span)).Concat(names.Everywhere(Sentences.In(draft.Text)).Select(n => (n.Topic, Span: (TextSpan?)n.Span)))
            .GroupBy(k => k.Topic.Id)
            .Select(k => (k.First().Topic, Spans: k.Select(f => f.Span).OfType<TextSpan>().Distinct().OrderBy(s => s.Start).ToList())).ToList();
        var others = draft.Topics.Where(t => !known.Exists(k => k.Spans.Exists(s => s.Overlaps(t))))
            .GroupBy(t => string.Join(' ', ContentWords.Stems(t.Of(draft.Text)))).ToList();
        return
        [
            .. known.Select(k => new Told<ToldTopic>(new ToldTopic(k.Topic.Name, k.Topic.Id), k.Spans))
                .Concat(others.Select(o => new Told<ToldTopic>(new ToldTopic(o.First().Of(draft.Text), null), [.. o.Distinct()])))
                .OrderBy(t => t.Spans.Select(s => s.Start).DefaultIfEmpty().Min()),
        ];
    }

    private static List<HashSet<string>> Words(List<Told<ToldTopic>> topics) => [.. topics.Select(t => ContentWords.Of(t.Value.Name, LightWords.Stems))];
}
