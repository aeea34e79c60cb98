using EngagementTracker.Readouts.Names;

namespace EngagementTracker.Readouts.Texts;

/// <summary>The tokens from one full stop to the next.</summary>
internal sealed class Sentence(string source, int index, Token[] tokens)
{
    /// <summary>The whole text in which it stands.</summary>
    public string Source { get; } = source;

    public int Index { get; } = index;

    /// <summary>Where it names parties; set once by <see cref="PartyNames"/>.</summary>
    public IReadOnlyList<PartyMention>? Parties { get; set; }

    /// <summary>Where it names people; set once by <see cref="PersonReader"/>.</summary>
    public IReadOnlyList<PersonMention>? People { get; set; }

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
}
