using System.Runtime.CompilerServices;
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

    /// <summary>In more rows than this, words are looked for side by side among the newest only.</summary>
    public const int MostWalked = 50_000;

    /// <summary>So many are those newest, whose texts are read.</summary>
    public const int MostRead = 500;

    private readonly TrackerDbContext db;
    private readonly SearchNode wanted;
    private readonly string? match;
    private readonly string? without;
    private bool? isName;

    private SearchQuestion(TrackerDbContext db, SearchNode wanted, SearchFilter filter, DueCalendar calendar)
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
        return new SearchQuestion(db, await Beginnings.CompleteAsync(db, new SearchAll(words), cancellation), filter, await DueCalendar.ReadAsync(db, time, cancellation));
    }

    public IEnumerable<TextKind> Kinds(TextKind? only) => Enum.GetValues<TextKind>()
        .Where(k => (only is null || only == k) && Filter.Kinds.TrueForAll(f => f.Values.Contains(k) != f.IsExcluded));

    /// <summary>What matches, newest first.</summary>
    public IQueryable<TextHit<TId>> Hits<TId>(long? before = null, long after = 0)
        where TId : struct => match is null ? db.All<TId>(without, before, after) : db.Hits<TId>(match, MostLookedAt, before, after);

    /// <summary>What matches better than the rest, the best first. Not by bm25, which for each word counts all the rows that have it (docs/decisions/0016-search.md).</summary>
    /// <param name="most">Of each sort, the newest.</param>
    public async IAsyncEnumerable<(TextTable<TRow, TId> Table, IQueryable<TextHit<TId>> Hits)> BetterAsync<TRow, TId>(
        TextKind kind, TextTable<TRow, TId> table, int most, [EnumeratorCancellation] CancellationToken cancellation)
        where TId : struct
    {
        if (match is null) yield break;
        if (kind == TextKind.File || (kind is TextKind.Engagement or TextKind.Commitment or TextKind.FollowUp && (isName ??= await IsNameAsync(wanted, cancellation))))
            yield return (table, db.Hits<TId>($"Names : ({match})", most));
        if (Plain(wanted) is not { Count: > 1 } words) yield break;
        if (await IsCommonAsync<TId>(cancellation))
        {
            yield return (table.With(string.Join(' ', words.Select(w => w.Text))), db.Hits<TId>(match, MostRead));
            yield break;
        }
        if (words.SkipLast(1).All(w => !w.IsPrefix)) yield return (table, db.Hits<TId>(SearchMatch.SideBySide(words), most));
        yield return (table, db.Hits<TId>(SearchMatch.Near(words, 10), most));
    }

    /// <summary>
    /// Whether the words stand together in so many rows that an index would take long to find them side by side in none, judged by how near
    /// to each other the newest are.
    /// </summary>
    private async Task<bool> IsCommonAsync<TId>(CancellationToken cancellation)
        where TId : struct
    {
        const int sample = 1_000;
        var newest = await db.Hits<TId>(match!, sample).GroupBy(_ => 1).Select(g => new { Count = g.Count(), First = g.Min(h => h.Number), Last = g.Max(h => h.Number) }).SingleOrDefaultAsync(cancellation);
        return newest is { Count: sample } && newest.Count * newest.Last / (newest.Last - newest.First + 1) > MostWalked;
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
