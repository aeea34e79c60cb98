namespace EngagementTracker.Web.Data.Search;

/// <summary>A field and what it is to hold: "party:KE", "due:&lt;2025-03-01", "-class:pledge".</summary>
public sealed record SearchField(string Name, string Value, bool IsExcluded);

/// <summary>
/// What somebody typed into the search box, understood: words as they come, "phrases", AND, OR, NOT, brackets, a minus before what is not
/// wanted, a star or the end of the text after a beginning, and fields. What cannot be understood so is searched as words; nothing fails.
/// </summary>
/// <param name="Words"><see langword="null"/> where only fields are asked for.</param>
public sealed record SearchQuery(SearchNode? Words, IReadOnlyList<SearchField> Fields)
{
    /// <summary>More is cut off: it is a text pasted by mistake.</summary>
    public const int Limit = 500;

    public static IReadOnlyList<string> FieldNames { get; } = ["party", "topic", "owner", "person", "unit", "due", "is", "class", "kind", "year", "made"];

    public bool IsEmpty => Words is null && Fields.Count == 0;

    public static SearchQuery Read(string? typed)
    {
        var text = Clean(typed);
        var tokens = SearchToken.Read(text, FieldNames);
        var fields = tokens.Where(t => t.Kind == SearchTokenKind.Field).Select(t => new SearchField(t.Field!, t.Text, t.IsExcluded)).ToList();
        var words = tokens.Where(t => t.Kind != SearchTokenKind.Field).ToList();
        return new SearchQuery(new SearchReader(Settle(tokens, words)).Read() ?? AsWords(words), fields);
    }

    internal static string Clean(string? typed) => Domain.Text.Clean(typed) is { Length: > Limit } text ? text[..Limit] : Domain.Text.Clean(typed);

    /// <summary>An operator beside a field joins nothing any more; NOT belongs to what comes after it.</summary>
    private static List<SearchToken> Settle(IReadOnlyList<SearchToken> tokens, List<SearchToken> words)
    {
        if (words.Count == tokens.Count) return words;
        List<SearchToken> settled = [];
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            var isBesideField = token.Kind is SearchTokenKind.And or SearchTokenKind.Or
                && ((i > 0 && tokens[i - 1].Kind == SearchTokenKind.Field) || (i + 1 < tokens.Count && tokens[i + 1].Kind == SearchTokenKind.Field));
            if (token.Kind != SearchTokenKind.Field && !isBesideField) settled.Add(token);
        }
        return settled;
    }

    /// <summary>Every word as it was typed, all of them wanted.</summary>
    private static SearchNode? AsWords(IEnumerable<SearchToken> tokens)
    {
        List<SearchNode> words = [.. tokens.Where(t => t.HasWord && !t.IsOperator).Select(t => new SearchPhrase(t.Text, t.IsPrefix))];
        return words switch { [] => null, [var one] => one, _ => new SearchAll(words) };
    }
}
