using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Ui.Lists;

/// <summary>The orders that a list offers, by the key that stands in its address: "date", or "-date" for the reverse.</summary>
public sealed class Sorting<TRow>(string initial)
{
    private readonly Dictionary<string, Order> orders = [];
    private Func<TRow, long>? read;

    public Sorting<TRow> By<TKey>(string key, Expression<Func<TRow, TKey>> column)
    {
        orders[key] = new Order([column], (rows, descending) => descending ? rows.OrderByDescending(column) : rows.OrderBy(column));
        return this;
    }

    /// <param name="then">Tells those apart that have the same in the first column, so that an index on the two can give the order.</param>
    public Sorting<TRow> By<TKey, TThen>(string key, Expression<Func<TRow, TKey>> column, Expression<Func<TRow, TThen>> then)
    {
        orders[key] = new Order([column, then], (rows, descending) => descending
            ? rows.OrderByDescending(column).ThenByDescending(then) : rows.OrderBy(column).ThenBy(then));
        return this;
    }

    /// <summary>Orders the rows; an unknown or absent key means the initial order. The last column makes the order certain.</summary>
    public IQueryable<TRow> Apply<TKey>(IQueryable<TRow> rows, string? sort, Expression<Func<TRow, TKey>> last)
    {
        var (order, descending) = Wanted(sort);
        return Ordered(rows, order, last, descending);
    }

    /// <summary>Reads a page by its place.</summary>
    /// <param name="last">The key, which makes the order certain.</param>
    /// <param name="key">The same as a number to compare. To sort by that would pass the index by: the database takes it for a computed value.</param>
    /// <param name="counted">The same rows in no order, with nothing of what is shown of them.</param>
    public async Task<Page<TRow>> ToPageAsync<TLast, TCounted>(
        IQueryable<TRow> rows, string? sort, Expression<Func<TRow, TLast>> last, Expression<Func<TRow, long>> key, PagePlace place, IQueryable<TCounted> counted,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(key);
        var (order, descending) = Wanted(sort);
        var total = await counted.CountedAsync(Page<TRow>.MostByPlace, cancellation);
        var isBack = place.After is null && place.Before is not null;
        if (PagePlace.Read(place.After ?? place.Before, [.. order.Columns.Select(c => c.ReturnType), typeof(long)]) is not { } from)
        {
            var number = Math.Clamp(place.Number ?? 1, 1, Page<TRow>.ByPlace([], total, 1).Count);
            return Shown(await Ordered(rows, order, last, descending).Skip((number - 1) * Page<TRow>.Size).Take(Page<TRow>.Size + 1).ToListAsync(cancellation), number > 1, total, number, order, key);
        }
        var beyond = Keyset.Beyond<TRow>([.. order.Columns, key], from, descending != isBack);
        var found = await Ordered(rows.Where(beyond), order, last, descending != isBack).Take(Page<TRow>.Size + 1).ToListAsync(cancellation);
        if (!isBack) return Shown(found, true, total, Math.Max(2, place.Number ?? 2), order, key);
        var (isFirst, before) = (found.Count <= Page<TRow>.Size, found.Take(Page<TRow>.Size).Reverse().ToList());
        // Whoever goes back to the beginning is on the first page, however many have been added since.
        return isFirst && before.Count < Page<TRow>.Size
            ? await ToPageAsync(rows, sort, last, key, new PagePlace(), counted, cancellation)
            : Page<TRow>.ByPlace(before, total, isFirst ? 1 : Math.Max(2, place.Number ?? 2), isFirst ? null : PlaceOf(before[0], order, key), PlaceOf(before[^1], order, key));
    }

    /// <param name="found">One more than a page, where there are more.</param>
    private Page<TRow> Shown(List<TRow> found, bool hasPrevious, int total, int number, Order order, Expression<Func<TRow, long>> key)
    {
        var rows = found.Take(Page<TRow>.Size).ToList();
        return Page<TRow>.ByPlace(
            rows, total, number, hasPrevious && rows.Count > 0 ? PlaceOf(rows[0], order, key) : null, found.Count > Page<TRow>.Size ? PlaceOf(rows[^1], order, key) : null);
    }

    /// <param name="key">The same for all pages of a list, so it is compiled once.</param>
    private string PlaceOf(TRow row, Order order, Expression<Func<TRow, long>> key) => PagePlace.Of([.. order.Values(row), (read ??= key.Compile())(row)]);

    private (Order Order, bool Descending) Wanted(string? sort)
    {
        var wanted = sort is not null && orders.ContainsKey(sort.TrimStart('-')) ? sort : initial;
        return (orders[wanted.TrimStart('-')], wanted.StartsWith('-'));
    }

    private static IQueryable<TRow> Ordered<TKey>(IQueryable<TRow> rows, Order order, Expression<Func<TRow, TKey>> last, bool descending)
    {
        var ordered = order.Apply(rows, descending);
        return descending ? ordered.ThenByDescending(last) : ordered.ThenBy(last);
    }

    private sealed record Order(IReadOnlyList<LambdaExpression> Columns, Func<IQueryable<TRow>, bool, IOrderedQueryable<TRow>> Apply)
    {
        private Delegate[]? read;

        public IEnumerable<object?> Values(TRow row) => (read ??= [.. Columns.Select(c => c.Compile())]).Select(column => column.DynamicInvoke(row));
    }
}
