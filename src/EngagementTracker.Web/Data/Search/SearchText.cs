namespace EngagementTracker.Web.Data.Search;

/// <summary>What somebody typed, with a field added or taken away, or a word put right; the rest stays as they typed it.</summary>
public static class SearchText
{
    /// <summary>The field goes to the front: the last word stays the last, whose beginning is enough.</summary>
    public static string With(string typed, string field, string value) => $"{field}:{Quoted(value)} {SearchQuery.Clean(typed)}".TrimEnd();

    public static string Without(string typed, string field, string value) =>
        Fields(typed).Where(t => t.Field == field && t.Text.Equals(value, StringComparison.OrdinalIgnoreCase)).Reverse()
            .Aggregate(SearchQuery.Clean(typed), (text, token) => (text[..token.Place.Start].TrimEnd() + " " + text[token.Place.End..].TrimStart()).Trim());

    /// <summary>The values that are asked for, and not those that are left out.</summary>
    public static IReadOnlyList<string> Values(string typed, string field) => [.. Fields(typed).Where(t => t.Field == field).Select(t => t.Text)];

    /// <param name="token">One of the pieces of what was typed: a word, or a field whose value it is.</param>
    public static string Replace(string typed, SearchToken token, string word)
    {
        ArgumentNullException.ThrowIfNull(token);
        var text = SearchQuery.Clean(typed);
        return text[..token.Place.Start] + (token.Field is { } field ? $"{field}:{Quoted(word)}" : word) + text[token.Place.End..];
    }

    public static IReadOnlyList<SearchToken> Tokens(string? typed) => SearchToken.Read(SearchQuery.Clean(typed), SearchQuery.FieldNames);

    private static List<SearchToken> Fields(string typed) => [.. Tokens(typed).Where(t => t is { Kind: SearchTokenKind.Field, IsExcluded: false })];

    private static string Quoted(string value) => value.Any(c => char.IsWhiteSpace(c) || c is '(' or ')') ? $"\"{value.Replace("\"", "", StringComparison.Ordinal)}\"" : value;
}
