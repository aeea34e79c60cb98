using EngagementTracker.Readouts.Texts;
using EngagementTracker.Readouts.Topics;

namespace EngagementTracker.Readouts.Comparison;

/// <summary>A commitment is the same act by its words. Who makes it and how firmly may differ: then it is told differently.</summary>
internal static class CommitmentMatch
{
    private const double Enough = .35;

    /// <summary>When one account has it that one side made it, and the other account the other.</summary>
    private const double EnoughForAnotherMaker = .6;

    /// <summary>How much likelier the same class makes it.</summary>
    private const double SameClass = .25;

    /// <summary>Fewer words in common are chance, unless there are no more.</summary>
    private const int FewestShared = 2;

    public static IReadOnlyList<Compared<FoundCommitment>> Of(ReadoutDraft first, ReadoutDraft second, Gazetteer gazetteer)
    {
        var light = LightWords.Stems.Concat(SidesOf(first, second, gazetteer)).ToHashSet();
        var (ours, theirs) = (Told(first), Told(second));
        var names = new KnownTopics(gazetteer);
        var (ourWords, theirWords) = (Words(first, light, names), Words(second, light, names));
        return Pairing.Of(
            ours, theirs, (i, j) => Likeness(ours[i].Value, ourWords[i], theirs[j].Value, theirWords[j]),
            (a, b) => a.Class != b.Class || (a.By.Count > 0 && b.By.Count > 0 && !a.By.ToHashSet().SetEquals(b.By)));
    }

    private static double Likeness(FoundCommitment a, HashSet<string> words, FoundCommitment b, HashSet<string> others)
    {
        var like = ContentWords.Likeness(words, others);
        var sameMaker = a.By.Count == 0 || b.By.Count == 0 || a.By.Intersect(b.By).Any();
        if (like < (sameMaker ? Enough : EnoughForAnotherMaker)) return 0;
        if (ContentWords.Shared(words, others) < FewestShared && like < 1) return 0;
        return like + (a.Class == b.Class ? SameClass : 0);
    }

    private static List<Told<FoundCommitment>> Told(ReadoutDraft draft) => [.. draft.Commitments.Select(c => new Told<FoundCommitment>(c, [c.Span]))];

    /// <summary>A topic of the ministry's own is one word, whatever the text calls it.</summary>
    private static List<HashSet<string>> Words(ReadoutDraft draft, HashSet<string> light, KnownTopics names) =>
    [
        .. draft.Commitments.Select(c => c.Span.Of(draft.Text)).Select(text =>
        {
            var (words, at) = (new HashSet<string>(), 0);
            foreach (var (topic, span) in names.Everywhere(Sentences.In(text)))
            {
                words.UnionWith(ContentWords.Of(text[at..span.Start], light));
                words.Add($"{topic.Id}");
                at = span.End;
            }
            words.UnionWith(ContentWords.Of(text[at..], light));
            return words;
        }),
    ];

    /// <summary>The names of those who spoke: they stand in nearly every commitment.</summary>
    private static IEnumerable<string> SidesOf(ReadoutDraft first, ReadoutDraft second, Gazetteer gazetteer)
    {
        var codes = first.Parties.Concat(second.Parties).Select(p => p.Value).ToHashSet();
        var parties = gazetteer.Parties.Where(p => codes.Contains(p.Code));
        var people = first.Participants.Concat(second.Participants).Select(p => p.Name);
        return parties.SelectMany(p => new[] { p.Name, p.Demonym, p.Code }).Concat(people).OfType<string>().SelectMany(ContentWords.Stems);
    }
}
