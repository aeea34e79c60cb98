namespace EngagementTracker.Web.Data.Search;

/// <summary>Reads tokens as an expression: NOT binds closest, then AND or nothing between two words, then OR.</summary>
internal sealed class SearchReader(IReadOnlyList<SearchToken> tokens)
{
    private const int Deepest = 20;
    private int at;
    private int depth;

    private SearchTokenKind? Next => at < tokens.Count ? tokens[at].Kind : null;

    /// <summary>Says nothing where it is no whole expression.</summary>
    public SearchNode? Read() => tokens.Count > 0 && Any() is { } whole && at == tokens.Count ? whole : null;

    private SearchNode? Any()
    {
        List<SearchNode> parts = [];
        do
        {
            if (All() is not { } part) return null;
            parts.Add(part);
        }
        while (Take(SearchTokenKind.Or));
        // "a OR NOT b" is nearly everything, which the index cannot say.
        if (parts.Count > 1 && parts.Exists(p => SearchMatch.Of(p) is null)) return null;
        return parts is [var one] ? one : new SearchAny(parts);
    }

    private SearchNode? All()
    {
        List<SearchNode> parts = [];
        while (true)
        {
            if (One() is not { } part) return null;
            if (part is not SearchPhrase { Text: "" }) parts.Add(part);
            if (Take(SearchTokenKind.And)) continue;
            if (Next is null or SearchTokenKind.Or or SearchTokenKind.Close) break;
        }
        return parts switch { [] => null, [var one] => one, _ => new SearchAll(parts) };
    }

    private SearchNode? One()
    {
        if (Take(SearchTokenKind.Not)) return One() is { } part and not SearchNot ? new SearchNot(part) : null;
        if (Take(SearchTokenKind.Open))
        {
            if (++depth > Deepest) return null;
            var inside = Any();
            depth--;
            return inside is not null && Take(SearchTokenKind.Close) ? inside : null;
        }
        if (Next is not (SearchTokenKind.Word or SearchTokenKind.Phrase)) return null;
        var token = tokens[at++];
        // A dash or an exclamation mark that stands alone is no word.
        SearchNode node = new SearchPhrase(token.HasWord ? token.Text : "", token.IsPrefix);
        return token is { IsExcluded: true, HasWord: true } ? new SearchNot(node) : node;
    }

    private bool Take(SearchTokenKind kind)
    {
        if (Next != kind) return false;
        at++;
        return true;
    }
}
