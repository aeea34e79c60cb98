namespace EngagementTracker.Web.Data.Search;

/// <summary>Words that are looked for, and how they hang together.</summary>
public abstract record SearchNode;

/// <summary>One word, or several that stand side by side.</summary>
/// <param name="IsPrefix">Whether its last word may go on.</param>
public sealed record SearchPhrase(string Text, bool IsPrefix) : SearchNode
{
    /// <summary>All the words that begin so, where they are known and few: <see cref="Beginnings"/>.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];
}

public sealed record SearchAll(IReadOnlyList<SearchNode> Parts) : SearchNode;

public sealed record SearchAny(IReadOnlyList<SearchNode> Parts) : SearchNode;

public sealed record SearchNot(SearchNode Part) : SearchNode;

/// <summary>The words in the language of SQLite's full-text index: https://www.sqlite.org/fts5.html#full_text_query_syntax</summary>
public static class SearchMatch
{
    /// <summary>Of more words that the last may be, each beside the others would cost more than the beginning.</summary>
    private const int MostLast = 16;

    /// <summary>What must be there; <see langword="null"/> where only something must not.</summary>
    public static string? Of(SearchNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return node switch
        {
            SearchPhrase { Words.Count: > 0 } phrase => Join(phrase.Words.Select(w => $"\"{w}\""), " OR "),
            SearchPhrase phrase => Quote(phrase),
            SearchAny any => Join(any.Parts.Select(Of).OfType<string>(), " OR "),
            SearchAll all => Of(all),
            _ => null,
        };
    }

    /// <summary>What must not be there, where nothing else is asked for.</summary>
    public static string? Without(SearchNode node) => node switch
    {
        SearchNot not => Of(not.Part),
        SearchAll all when Of(all) is null => Join(all.Parts.Select(Without).OfType<string>(), " OR "),
        _ => null,
    };

    public static string SideBySide(IReadOnlyList<SearchPhrase> words) => AnyLast(words, each => $"\"{string.Join(' ', each.Select(w => Escaped(w.Text)))}{(each[^1].IsPrefix ? "\" *" : "\"")}");

    /// <param name="most">So many other words may stand between them.</param>
    public static string Near(IReadOnlyList<SearchPhrase> words, int most) => AnyLast(words, each => $"NEAR({string.Join(' ', each.Select(Quote))}, {most})");

    /// <summary>For each word that the last may be.</summary>
    private static string AnyLast(IReadOnlyList<SearchPhrase> words, Func<IReadOnlyList<SearchPhrase>, string> one)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words[^1].Words is { Count: > 0 and <= MostLast } last
            ? Join(last.Select(word => one([.. words.SkipLast(1), new SearchPhrase(word, IsPrefix: false)])), " OR ")!
            : one(words);
    }

    private static string? Of(SearchAll all)
    {
        var wanted = Join(all.Parts.Select(Of).OfType<string>(), " AND ");
        var unwanted = Join(all.Parts.OfType<SearchNot>().Select(n => Of(n.Part)).OfType<string>(), " OR ");
        return wanted is null || unwanted is null ? wanted : $"({wanted} NOT {unwanted})";
    }

    private static string? Join(IEnumerable<string> parts, string by) => parts.ToList() switch
    {
        [] => null,
        [var one] => one,
        var several => $"({string.Join(by, several)})",
    };

    /// <summary>In quotes nothing is an operator, and the index takes it apart into words as it did the text.</summary>
    private static string Quote(SearchPhrase phrase) => $"\"{Escaped(phrase.Text)}{(phrase.IsPrefix ? "\" *" : "\"")}";

    private static string Escaped(string text) => SearchFold.Of(text).Replace("\"", "\"\"", StringComparison.Ordinal);
}
