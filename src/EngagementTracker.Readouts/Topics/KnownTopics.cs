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
        {
            foreach (var name in topic.Aliases.Prepend(topic.Name)) index.Add(name, topic);
        }
    }

    /// <summary>Each topic where it is named first.</summary>
    public List<Finding<KnownTopic>> First(IReadOnlyList<Sentence> sentences) =>
    [
        .. Everywhere(sentences).DistinctBy(t => t.Topic.Id)
            .Select(t => new Finding<KnownTopic>(t.Topic, t.Span, Confidence.High, $"The text says “{t.Span.Of(sentences[0].Source)}”.")),
    ];

    /// <summary>Every place at which one is named.</summary>
    public IEnumerable<(KnownTopic Topic, TextSpan Span)> Everywhere(IReadOnlyList<Sentence> sentences)
    {
        foreach (var sentence in sentences)
        {
            for (var i = 0; i < sentence.Count; i++)
            {
                if (!sentence[i].IsWord || index.At(sentence, i) is not { } topic) continue;
                if (topic.Length > 1 || IsAName(sentence, i)) yield return (topic.Value, sentence.SpanOf(i, i + topic.Length));
                i += topic.Length - 1;
            }
        }
    }

    /// <summary>A word written small may be the plain word, and one within a longer name is no topic: "security", "the Security Council".</summary>
    private static bool IsAName(Sentence sentence, int i) =>
        sentence[i].IsCapitalised && (sentence[i].Text.All(char.IsUpper) || !(sentence.At(i + 1) is { IsCapitalised: true } || (i > 1 && sentence[i - 1].IsCapitalised)));
}
