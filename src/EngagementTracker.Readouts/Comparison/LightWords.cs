using EngagementTracker.Readouts.Lexicons;

namespace EngagementTracker.Readouts.Comparison;

/// <summary>Lexicons/light-words.txt, without endings.</summary>
internal static class LightWords
{
    public static IReadOnlySet<string> Stems { get; } = Lexicon.LightWords.SelectMany(ContentWords.Stems).ToHashSet();
}
