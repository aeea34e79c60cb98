using EngagementTracker.Readouts.Names;
using EngagementTracker.Readouts.Texts;

namespace EngagementTracker.Readouts.Topics;

/// <summary>Finds the ministry's own topics in a text by their names and aliases.</summary>
internal sealed class KnownTopics
{
    private readonly PhraseIndex<KnownTopic> index = new();

    public KnownTopics(Gazetteer gazetteer)
    {
        foreach (var topic in gazetteer.Topics)
            foreach (var name in topic.Aliases.Prepend(topic.Name)) index.Add(name, topic);
    }

    public List<Finding<KnownTopic>> In(IReadOnlyList<Sentence> sentences)
    {
        var found = new List<Finding<KnownTopic>>();
        foreach (var sentence in sentences)
        {
            for (var i = 0; i < sentence.Count; i++)
            {
                if (!sentence[i].IsWord || index.At(sentence, i) is not { } topic) continue;
                var span = sentence.SpanOf(i, i + topic.Length);
                // A word written small may be the plain word: "security" is every text's.
                if (!found.Exists(f => f.Value.Id == topic.Value.Id) && (sentence[i].IsCapitalised || topic.Length > 1))
                    found.Add(new Finding<KnownTopic>(topic.Value, span, Confidence.High, $"The text says “{span.Of(sentence.Source)}”."));
                i += topic.Length - 1;
            }
        }
        return found;
    }
}
