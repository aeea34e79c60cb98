using System.Linq.Expressions;

namespace EngagementTracker.Web.Ui.Lists;

/// <summary>The orders that a list offers, by the key that stands in its address: "date", or "-date" for the reverse.</summary>
public sealed class Sorting<TRow>(string initial)
{
    private readonly Dictionary<string, Func<IQueryable<TRow>, bool, IOrderedQueryable<TRow>>> orders = [];

    public Sorting<TRow> By<TKey>(string key, Expression<Func<TRow, TKey>> column)
    {
        orders[key] = (rows, descending) => descending ? rows.OrderByDescending(column) : rows.OrderBy(column);
        return this;
    }

    /// <summary>Orders the rows; an unknown or absent key means the initial order. The last column makes the order certain.</summary>
    public IQueryable<TRow> Apply<TKey>(IQueryable<TRow> rows, string? sort, Expression<Func<TRow, TKey>> last)
    {
        var wanted = sort is not null && orders.ContainsKey(sort.TrimStart('-')) ? sort : initial;
        var descending = wanted.StartsWith('-');
        var ordered = orders[wanted.TrimStart('-')](rows, descending);
        return descending ? ordered.ThenByDescending(last) : ordered.ThenBy(last);
    }
}
