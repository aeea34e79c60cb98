namespace EngagementTracker.Readouts.Texts;

/// <summary>A word, a number or a sign. The possessive ending is a token of its own.</summary>
internal sealed class Token(string text, int start, bool isWord)
{
    public string Text { get; } = text;

    /// <summary>Lower case, without accents, apostrophes straight, and in one spelling of the two that English has.</summary>
    public string Key { get; } = Spelling(Domain.Text.Fold(text));

    public int Start { get; } = start;
    public int End => Start + Text.Length;
    public bool IsWord { get; } = isWord;
    public bool IsCapitalised { get; } = isWord && char.IsUpper(text[0]);
    public bool IsNumber { get; } = char.IsDigit(text[0]);
    public bool IsPossessive => Key is "'s" or "'";

    public bool Is(string key) => Key == key;

    public override string ToString() => Text;

    private static string Spelling(string key) => key switch
    {
        "organisation" => "organization",
        "co-operation" => "cooperation",
        "programme" => "program",
        "defence" => "defense",
        "centre" => "center",
        _ => key,
    };
}
