using EngagementTracker.Readouts.Texts;
using EngagementTracker.Readouts.Topics;

namespace EngagementTracker.Readouts.Comparison;

/// <summary>What a commitment is about, in words: without the names of those who spoke, which stand in nearly every one.</summary>
internal sealed class CommitmentWords(Gazetteer gazetteer, params IReadOnlyList<ReadoutDraft> drafts)
{
    /// <summary>How the word begins that stands for a topic of the ministry's own; no word of a text does.</summary>
    private const char Topic = '#';

    private readonly HashSet<string> light = [.. LightWords.Stems, .. SidesOf(gazetteer, drafts)];
    private readonly KnownTopics names = new(gazetteer);

    public List<HashSet<string>> Of(ReadoutDraft draft) => [.. draft.Commitments.Select(c => Of(c.Span.Of(draft.Text)))];

    /// <summary>A topic of the ministry's own is one word, whatever the text calls it.</summary>
    public HashSet<string> Of(string text)
    {
        var (words, at) = (new HashSet<string>(), 0);
        foreach (var (topic, span) in names.Everywhere(Sentences.In(text)))
        {
            words.UnionWith(ContentWords.Of(text[at..span.Start], light));
            words.Add(WordOf(topic));
            at = span.End;
        }
        words.UnionWith(ContentWords.Of(text[at..], light));
        return words;
    }

    public static string WordOf(KnownTopic topic) => $"{Topic}{topic.Id.Value}";

    /// <summary>Those of the words that stand for topics.</summary>
    public static HashSet<string> TopicsIn(HashSet<string> words) => [.. words.Where(w => w[0] == Topic)];

    private static IEnumerable<string> SidesOf(Gazetteer gazetteer, IReadOnlyList<ReadoutDraft> drafts)
    {
        var codes = drafts.SelectMany(d => d.Parties).Select(p => p.Value).ToHashSet();
        var parties = gazetteer.Parties.Where(p => codes.Contains(p.Code));
        var people = drafts.SelectMany(d => d.Participants).Select(p => p.Name);
        return parties.SelectMany(p => new[] { p.Name, p.Demonym, p.Code }).Concat(people).OfType<string>().SelectMany(ContentWords.Stems);
    }
}
