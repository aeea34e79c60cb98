using System.Linq.Expressions;
using EngagementTracker.Domain.Access;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Search;
using EngagementTracker.Web.Ui.Display;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Search;

/// <summary>A text in which the words stand.</summary>
/// <param name="Key">The number of its row, where the next page goes on.</param>
/// <param name="Reference">Of the record to which it belongs.</param>
/// <param name="Text"><see langword="null"/> where only the page of the record shows it.</param>
public sealed record FoundText(TextKind Kind, long Key, string Reference, string Title, string? Text, DateOnly On, Marking Marking)
{
    public string Path => RecordAddress.Of(Reference)!;
}

/// <summary>The first texts of a kind.</summary>
/// <param name="Count">As far as it was counted.</param>
/// <param name="IsMore">Whether there are more than were counted.</param>
public sealed record FoundTexts(TextKind Kind, IReadOnlyList<FoundText> First, int Count, bool IsMore)
{
    public string Total => IsMore ? $"{Count:N0}+" : Count.ToString("N0");
}

public enum SearchOrder
{
    /// <summary>Names and references, then words side by side, then words near each other, then the rest; within each the newest first.</summary>
    Best,

    /// <summary>What was put on record last comes first.</summary>
    Newest,
}

/// <summary>Which of the texts that are found somebody wants to see.</summary>
/// <param name="Most">Of each kind.</param>
/// <param name="Kind">The only kind that is wanted.</param>
/// <param name="Before">In the order of time: where the page before ended.</param>
/// <param name="From">In the order of the best: how many come before this page.</param>
public sealed record SearchWish(int Most, SearchOrder Order = SearchOrder.Best, TextKind? Kind = null, long? Before = null, int From = 0);

/// <summary>
/// Finds texts by words and fields, as the context's reader may see them. Only the newest matches are weighed against each other; nothing
/// is weighed over the whole index, which for common words would take long.
/// </summary>
public sealed class TextSearch(TrackerDbContext db, CurrentUser user, TimeProvider time)
{
    /// <summary>Counting ends here.</summary>
    public const int MostCounted = 1_000;

    /// <summary>So many of the newest matches of each sort are put in the order of the best.</summary>
    public const int MostRanked = 2_000;

    public async Task<(IReadOnlyList<FoundTexts> Found, IReadOnlyList<string> Notes)> FindAsync(SearchQuery query, SearchWish wish, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(wish);
        var question = await SearchQuestion.AskAsync(db, query, user, time, cancellation);
        var finder = new Finder(question, wish, user.TimeZone);
        List<FoundTexts> found = [];
        foreach (var kind in question.Kinds(wish.Kind))
            if (await question.Rows.WithAsync(kind, finder, cancellation) is { Count: > 0 } texts) found.Add(texts);
        return (found, question.Filter.Notes);
    }

    /// <summary>How many texts between two marks are found, as far as it is counted.</summary>
    public async Task<(int Count, bool IsMore)> CountAsync(SearchQuery query, TextKind? kind, TextMarks since, TextMarks until, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.IsEmpty) return (0, false);
        var question = await SearchQuestion.AskAsync(db, query, user, time, cancellation);
        var counter = new Counter(question, since, until);
        var count = 0;
        foreach (var wanted in question.Kinds(kind)) count += await question.Rows.WithAsync(wanted, counter, cancellation);
        return (Math.Min(count, MostCounted), count > MostCounted);
    }

    private sealed class Counter(SearchQuestion question, TextMarks since, TextMarks until) : ITextWork<int>
    {
        public Task<int> DoAsync<TRow, TId>(TextKind kind, TextTable<TRow, TId> table, CancellationToken cancellation)
            where TId : struct =>
            table.Rows.Join(question.Hits<TId>(until.Of<TId>() + 1, since.Of<TId>()), table.Id, h => h.Id, (_, _) => 1).Take(MostCounted + 1).CountAsync(cancellation);
    }

    private sealed class Finder(SearchQuestion question, SearchWish wish, string zone) : ITextWork<FoundTexts?>
    {
        public async Task<FoundTexts?> DoAsync<TRow, TId>(TextKind kind, TextTable<TRow, TId> table, CancellationToken cancellation)
            where TId : struct
        {
            var most = wish.From + wish.Most;
            List<(long Key, ShownRow Row)> first = [];
            if (wish.Order == SearchOrder.Best)
            {
                await foreach (var (rows, hits) in question.BetterAsync(kind, table, MostRanked, cancellation))
                {
                    await AddAsync(first, rows, hits, most, cancellation);
                    if (first.Count == most) break;
                }
            }
            var all = question.Hits<TId>(wish.Before);
            var isAll = first.Count < most && await AddAsync(first, table, all, most, cancellation);
            if (first.Count == 0) return null;
            var count = isAll ? first.Count : await table.Rows.Join(all, table.Id, h => h.Id, (_, _) => 1).Take(MostCounted + 1).CountAsync(cancellation);
            return new FoundTexts(kind, [.. first.Skip(wish.From).Select(f => f.Row.ToText(kind, f.Key, zone))], Math.Min(count, MostCounted), count > MostCounted);
        }

        /// <returns>Whether there were no more than could be added.</returns>
        private static async Task<bool> AddAsync<TRow, TId>(
            List<(long Key, ShownRow Row)> first, TextTable<TRow, TId> table, IQueryable<TextHit<TId>> hits, int most, CancellationToken cancellation)
            where TId : struct
        {
            var known = first.Select(f => f.Key).ToHashSet();
            var next = await TakeAsync(table, hits, most, cancellation);
            first.AddRange(next.Where(n => !known.Contains(n.Key)).Take(most - first.Count));
            return next.Count < most;
        }
    }

    private static async Task<List<(long Key, ShownRow Row)>> TakeAsync<TRow, TId>(
        TextTable<TRow, TId> table, IQueryable<TextHit<TId>> hits, int most, CancellationToken cancellation)
        where TId : struct
    {
        Expression<Func<TRow, TextHit<TId>, Placed>> placed = (row, hit) => new Placed { Key = hit.Number, Row = null! };
        var hit = placed.Parameters[1];
        var body = Expression.MemberInit(
            Expression.New(typeof(Placed)),
            Expression.Bind(typeof(Placed).GetProperty(nameof(Placed.Key))!, Expression.Property(hit, nameof(TextHit<>.Number))),
            Expression.Bind(typeof(Placed).GetProperty(nameof(Placed.Row))!, table.Show.With(placed.Parameters[0])));
        var joined = table.Rows.Join(hits, table.Id, h => h.Id, Expression.Lambda<Func<TRow, TextHit<TId>, Placed>>(body, placed.Parameters));
        return [.. (await joined.OrderByDescending(p => p.Key).Take(most).ToListAsync(cancellation)).Select(p => (p.Key, p.Row))];
    }

    private sealed class Placed
    {
        public required long Key { get; init; }
        public required ShownRow Row { get; init; }
    }
}
