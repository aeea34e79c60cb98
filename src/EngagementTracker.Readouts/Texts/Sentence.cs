namespace EngagementTracker.Readouts.Texts;

/// <summary>The tokens from one full stop to the next.</summary>
internal sealed class Sentence(string source, int index, Token[] tokens)
{
    /// <summary>The whole text in which it stands.</summary>
    public string Source { get; } = source;

    public int Index { get; } = index;
    public Token[] Tokens { get; } = tokens;
    public int Count => Tokens.Length;
    public Token this[int index] => Tokens[index];
    public TextSpan Span => TextSpan.Between(Tokens[0].Start, Tokens[^1].End);

    /// <summary>The token there, or <see langword="null"/> beyond either end.</summary>
    public Token? At(int index) => index >= 0 && index < Tokens.Length ? Tokens[index] : null;

    public string? KeyAt(int index) => At(index)?.Key;

    /// <summary>The span of the tokens from the first to the one before the last.</summary>
    public TextSpan SpanOf(int first, int end) => TextSpan.Between(Tokens[first].Start, Tokens[end - 1].End);

    /// <summary>Whether these words stand there in this order.</summary>
    public bool Has(int index, params ReadOnlySpan<string> keys)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            if (KeyAt(index + i) != keys[i]) return false;
        }
        return true;
    }

    /// <summary>The first token at or after a position in the text; the count of tokens when none is.</summary>
    public int IndexAt(int position)
    {
        var i = Array.FindIndex(Tokens, t => t.Start >= position);
        return i < 0 ? Tokens.Length : i;
    }
}
