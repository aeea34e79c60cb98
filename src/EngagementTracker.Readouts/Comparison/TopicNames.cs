using EngagementTracker.Readouts.Names;
using EngagementTracker.Readouts.Texts;

namespace EngagementTracker.Readouts.Comparison;

/// <summary>Finds every place at which a text names a topic of the ministry's own, so that a line leads to all of them.</summary>
internal sealed class TopicNames
{
    private readonly PhraseIndex<KnownTopic> index = new();

    public TopicNames(Gazetteer gazetteer)
    {
        foreach (var topic in gazetteer.Topics)
        {
            foreach (var name in topic.Aliases.Prepend(topic.Name)) index.Add(name, topic);
        }
    }

    public IEnumerable<(KnownTopic Topic, TextSpan Span)> In(string text)
    {
        foreach (var sentence in Sentences.In(text))
        {
            for (var i = 0; i < sentence.Count; i++)
            {
                if (index.At(sentence, i) is not { } found) continue;
                yield return (found.Value, sentence.SpanOf(i, i + found.Length));
                i += found.Length - 1;
            }
        }
    }
}
