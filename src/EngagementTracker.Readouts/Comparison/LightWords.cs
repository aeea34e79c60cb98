namespace EngagementTracker.Readouts.Comparison;

/// <summary>Lexicons/light-words.txt, without endings.</summary>
internal static class LightWords
{
    public static IReadOnlySet<string> Stems { get; } = Read();

    private static HashSet<string> Read()
    {
        using var stream = typeof(LightWords).Assembly.GetManifestResourceStream("EngagementTracker.Readouts.Lexicons.light-words.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Where(l => !l.StartsWith('#')).SelectMany(ContentWords.Stems)];
    }
}
