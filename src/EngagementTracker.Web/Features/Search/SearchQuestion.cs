using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.People;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Search;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Search;

/// <summary>A search as the indexes are asked: what must be there, or what must not where nothing else is asked for, and the rows with its fields.</summary>
internal sealed class SearchQuestion
{
    /// <summary>Of so many of the newest matches it is asked whether the reader may see them and whether they have what the fields ask for.</summary>
    public const int MostLookedAt = 20_000;

    private readonly TrackerDbContext db;
    private readonly SearchAll wanted;
    private readonly string? match;
    private readonly string? without;

    private SearchQuestion(TrackerDbContext db, SearchAll wanted, SearchFilter filter, DueCalendar calendar)
    {
        (this.db, this.wanted, Filter, Calendar) = (db, wanted, filter, calendar);
        (match, without) = (SearchMatch.Of(wanted), SearchMatch.Without(wanted));
        Rows = new TextRows(db, new SearchedRows(db, filter, calendar));
    }

    public SearchFilter Filter { get; }
    public DueCalendar Calendar { get; }
    public TextRows Rows { get; }

    public static async Task<SearchQuestion> AskAsync(
        TrackerDbContext db, SearchQuery query, CurrentUser user, TimeProvider time, CancellationToken cancellation)
    {
        var filter = await SearchFilter.ReadAsync(db, query, user, cancellation);
        List<SearchNode> words = [.. query.Words is { } typed ? [typed] : Array.Empty<SearchNode>(), .. filter.Words];
        return new SearchQuestion(db, new SearchAll(words), filter, await DueCalendar.ReadAsync(db, time, cancellation));
    }

    public IEnumerable<TextKind> Kinds(TextKind? only) => Enum.GetValues<TextKind>()
        .Where(k => (only is null || only == k) && Filter.Kinds.TrueForAll(f => f.Values.Contains(k) != f.IsExcluded));

    /// <summary>What matches, newest first.</summary>
    public IQueryable<TextHit<TId>> Hits<TId>(long? before = null, long after = 0)
        where TId : struct => match is null ? db.All<TId>(without, before, after) : db.Hits<TId>(match, MostLookedAt, before, after);

    /// <summary>
    /// What matches better than the rest, the best first: names and references, then the words side by side, then near each other. Not by
    /// bm25, which for each word counts all the rows that have it (docs/decisions/0016-search.md).
    /// </summary>
    public async Task<IReadOnlyList<string>> BetterAsync(TextKind kind, CancellationToken cancellation)
    {
        if (match is null) return [];
        List<string> better = [];
        if (kind == TextKind.File || (kind is TextKind.Engagement or TextKind.Commitment or TextKind.FollowUp && await IsNameAsync(wanted, cancellation))) better.Add($"Names : ({match})");
        if (Plain(wanted) is not { Count: > 1 } words) return better;
        if (words.SkipLast(1).All(w => !w.IsPrefix)) better.Add(SearchMatch.Of(new SearchPhrase(string.Join(' ', words.Select(w => w.Text)), words[^1].IsPrefix))!);
        better.Add($"NEAR({string.Join(' ', words.Select(SearchMatch.Of))}, 10)");
        return better;
    }

    /// <summary>The words, where all of them are wanted and nothing else is said.</summary>
    private static List<SearchPhrase>? Plain(SearchNode node)
    {
        if (node is SearchPhrase one) return [one];
        if (node is not SearchAll all) return null;
        var parts = all.Parts.Select(Plain).ToList();
        return parts.Contains(null) ? null : [.. parts.SelectMany(p => p!)];
    }

    /// <summary>
    /// Whether the words can all stand in a name: an index reads every row that has a common word, before it finds that it stands in no name.
    /// </summary>
    private async Task<bool> IsNameAsync(SearchNode node, CancellationToken cancellation)
    {
        if (node is SearchPhrase phrase)
        {
            return phrase.Text.Any(char.IsDigit) || NameWords.Beginning(phrase.Text) is not { } begins
                || await db.Hits<PartyId>(begins, 1).AnyAsync(cancellation) || await db.Hits<TopicId>(begins, 1).AnyAsync(cancellation)
                || await db.Hits<PersonId>(begins, 1).AnyAsync(cancellation);
        }
        if (node is SearchNot) return true;
        var (parts, isAll) = node is SearchAll all ? (all.Parts, true) : (((SearchAny)node).Parts, false);
        foreach (var part in parts)
            if (await IsNameAsync(part, cancellation) != isAll) return !isAll;
        return isAll;
    }
}
