using System.Collections.Frozen;
using EngagementTracker.Domain;

namespace EngagementTracker.Readouts.Lexicons;

/// <summary>The words that the rules know. They stand in the text files of this folder, which say themselves how to extend them.</summary>
internal static class Lexicon
{
    public static FrozenSet<string> LightWords { get; } = Words("light-words");
    public static FrozenSet<string> Abbreviations { get; } = Words("abbreviations");
    public static FrozenSet<string> Openers { get; } = Words("openers");
    public static FrozenSet<string> TitleWords { get; } = Words("title-words");
    public static FrozenSet<string> TitleHeads { get; } = Words("title-heads");
    public static FrozenSet<string> Honorifics { get; } = Words("honorifics");
    public static FrozenSet<string> Particles { get; } = Words("name-particles");
    public static FrozenSet<string> NoNames { get; } = Words("no-names");
    public static FrozenSet<string> CommonWords { get; } = Words("common-words");
    public static FrozenSet<string> PhraseBreaks { get; } = Words("phrase-breaks");
    public static FrozenSet<string> Actions { get; } = Words("actions");

    /// <summary>The -ing forms of <see cref="Actions"/>.</summary>
    public static FrozenSet<string> Gerunds { get; } = Actions.SelectMany(GerundsOf).ToFrozenSet();

    public static FrozenSet<string> Stances { get; } = Words("stances");
    public static FrozenSet<string> Resolve { get; } = Words("resolve");
    public static IReadOnlyList<KeyValuePair<string, string>> Places { get; } = Pairs("places");
    public static IReadOnlyList<KeyValuePair<string, string>> Leaders { get; } = Pairs("leaders");
    public static IReadOnlyList<KeyValuePair<string, string>> Bodies { get; } = Pairs("bodies");
    public static IReadOnlyList<KeyValuePair<string, string>> Issuers { get; } = Pairs("issuers");
    private static readonly FrozenDictionary<string, FrozenSet<string>> Groups = Pairs("word-groups").ToFrozenDictionary(
        g => g.Key, g => g.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Text.Fold).ToFrozenSet());

    public static FrozenDictionary<string, double> TopicCues { get; } =
        Pairs("topic-cues").ToFrozenDictionary(p => p.Key, p => double.Parse(p.Value, System.Globalization.CultureInfo.InvariantCulture));

    public static FrozenDictionary<string, VerbForm> Verbs { get; } = VerbForm.Table(Pairs("verbs"));

    /// <summary>A small group of words (word-groups.txt).</summary>
    public static FrozenSet<string> Group(string name) => Groups[name];

    private static string[] GerundsOf(string verb) =>
        verb.EndsWith('e') && !verb.EndsWith("ee", StringComparison.Ordinal) ? [verb[..^1] + "ing"] : [verb + "ing", verb + verb[^1] + "ing"];

    private static FrozenSet<string> Words(string file) => Lines(file).Select(Text.Fold).ToFrozenSet();

    private static List<KeyValuePair<string, string>> Pairs(string file) =>
        [.. Lines(file).Select(l => l.Split('=', 2, StringSplitOptions.TrimEntries)).Select(p => KeyValuePair.Create(p[0], p[^1]))];

    private static IEnumerable<string> Lines(string file)
    {
        using var stream = typeof(Lexicon).Assembly.GetManifestResourceStream($"{typeof(Lexicon).Namespace}.{file}.txt")
            ?? throw new InvalidOperationException($"The lexicon {file}.txt is missing.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('#')[0].Trim() is { Length: > 0 } entry) yield return entry;
        }
    }
}
