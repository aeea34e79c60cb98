using EngagementTracker.Readouts.Lexicons;

namespace EngagementTracker.Readouts.Texts;

/// <summary>Tells whether a text is in English, by the small words that every English text has.</summary>
internal static class Language
{
    private const int Least = 20;
    private const double EnglishShare = 0.15;

    public static bool IsEnglish(IReadOnlyList<Sentence> sentences)
    {
        var words = sentences.SelectMany(s => s.Tokens).Where(t => t.IsWord && !t.IsNumber).Take(2_000).ToList();
        return words.Count < Least || words.Count(w => Lexicon.CommonWords.Contains(w.Key)) >= EnglishShare * words.Count;
    }
}
