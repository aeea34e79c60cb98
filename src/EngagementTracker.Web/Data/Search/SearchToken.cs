namespace EngagementTracker.Web.Data.Search;

public enum SearchTokenKind
{
    Word,
    Phrase,
    Field,
    And,
    Or,
    Not,
    Open,
    Close,
}

/// <summary>A piece of what was typed.</summary>
/// <param name="Text">The word without its star, the phrase without its quotes, the value of the field.</param>
/// <param name="IsExcluded">It has a minus before it, or is a field after NOT.</param>
public sealed record SearchToken(SearchTokenKind Kind, string Text, bool IsPrefix = false, bool IsExcluded = false, string? Field = null)
{
    /// <summary>Where it stands in what was typed, with its minus, field and quotes.</summary>
    public (int Start, int End) Place { get; private init; }

    public bool IsOperator => Kind is SearchTokenKind.And or SearchTokenKind.Or or SearchTokenKind.Not;

    /// <summary>Whether there is anything in it that an index of words holds.</summary>
    public bool HasWord => Text.Any(c => char.IsLetterOrDigit(c) || char.IsSurrogate(c));

    public static IReadOnlyList<SearchToken> Read(string text, IReadOnlyList<string> fields)
    {
        List<SearchToken> tokens = [];
        var at = 0;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }
            var start = at;
            var isExcluded = text[at] == '-' && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]) && text[at + 1] is not ('(' or ')' or '-');
            if (isExcluded) at++;
            if (text[at] is '(' or ')')
            {
                tokens.Add(new SearchToken(text[at] == '(' ? SearchTokenKind.Open : SearchTokenKind.Close, text[at].ToString()));
                at++;
            }
            else if (Quoted(text, at) is { } phrase)
            {
                at += phrase.Length + 2;
                if (Domain.Text.Clean(phrase).Length > 0) tokens.Add(new SearchToken(SearchTokenKind.Phrase, phrase, IsExcluded: isExcluded));
            }
            else
            {
                var (token, end) = Word(text, at, fields, isExcluded, tokens);
                at = end;
                tokens.Add(token);
            }
            if (tokens is [.., { Place: (0, 0) }]) tokens[^1] = tokens[^1] with { Place = (start, at) };
        }
        return tokens;
    }

    /// <summary>What stands between the quotes that begin here, if they end.</summary>
    private static string? Quoted(string text, int at)
    {
        if (text[at] is not ('"' or '“' or '”' or '«')) return null;
        var end = text.IndexOfAny(['"', '“', '”', '»'], at + 1);
        return end < 0 ? null : text[(at + 1)..end];
    }

    private static (SearchToken Token, int End) Word(string text, int at, IReadOnlyList<string> fields, bool isExcluded, List<SearchToken> before)
    {
        var end = at;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('(' or ')')) end++;
        var word = text[at..end];
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && fields.Contains(word[..colon].ToLowerInvariant()))
        {
            var value = word[(colon + 1)..];
            if (value.Length > 0 && Quoted(text, at + colon + 1) is { } quoted) (value, end) = (quoted, at + colon + 1 + quoted.Length + 2);
            if (value.Trim().Length > 0)
            {
                if (before is [.., { Kind: SearchTokenKind.Not }])
                {
                    before.RemoveAt(before.Count - 1);
                    isExcluded = true;
                }
                return (new SearchToken(SearchTokenKind.Field, value.Trim(), IsExcluded: isExcluded, Field: word[..colon].ToLowerInvariant()), end);
            }
        }
        if (!isExcluded && word is "AND" or "OR" or "NOT")
        {
            var kind = word == "AND" ? SearchTokenKind.And : word == "OR" ? SearchTokenKind.Or : SearchTokenKind.Not;
            return (new SearchToken(kind, word), end);
        }
        var isPrefix = word.EndsWith('*') || end == text.Length;
        return (new SearchToken(SearchTokenKind.Word, word.Trim('*', '"', '“', '”'), isPrefix, isExcluded), end);
    }
}
