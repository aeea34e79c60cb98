using System.Linq.Expressions;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Display;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Deadlines;

/// <summary>One heading of the page with its first rows.</summary>
/// <param name="Parameter">The parameter of the address that shows this group alone, with its <paramref name="Value"/>.</param>
public sealed record DueGroup(string Name, string Parameter, string Value, int Count, int Late, IReadOnlyList<DueRow> Rows);

public static class DueGroups
{
    public const int MostRows = 20;
    public const int MostGroups = 12;
    public const string ByOwner = "owner";
    public const string ByParty = "party";

    /// <summary>The sections that hold anything, soonest first.</summary>
    public static async Task<IReadOnlyList<DueGroup>> BySectionAsync(
        TrackerDbContext db, IEnumerable<IQueryable<DueItem>> kinds, DueCalendar calendar, IReadOnlyDictionary<DueSection, int> counts, CancellationToken cancellation)
    {
        List<DueGroup> groups = [];
        foreach (var (section, count) in counts.Where(c => c.Value > 0 && c.Key != DueSection.Continuing).OrderBy(c => c.Key))
        {
            var rows = await DeadlineList.FirstAsync(db, kinds, section, count, calendar, MostRows, cancellation);
            groups.Add(new DueGroup(
                DeadlinesFilter.NameOf(section), "due", DeadlinesFilter.KeyOf(section), count, section == DueSection.Late ? count : 0, rows));
        }
        return groups;
    }

    /// <summary>Owners, or parties: those with the most that is late first, at most <see cref="MostGroups"/>.</summary>
    public static async Task<IReadOnlyList<DueGroup>> ByNameAsync(
        TrackerDbContext db, IQueryable<DueItem> items, DueCalendar calendar, string by, CancellationToken cancellation)
    {
        var (open, overdue) = (items.In(null, calendar), items.In(DueSection.Late, calendar));
        return by == ByOwner
            ? await ReadAsync(
                db, await CountByAsync(open, i => i.OwnerId, cancellation), await CountByAsync(overdue, i => i.OwnerId, cancellation),
                owner => open.Where(i => i.OwnerId == owner), row => row.Owner ?? DueWords.Nobody, by,
                row => row.OwnerId?.ToString() ?? DeadlinesFilter.Nobody, cancellation)
            : await ReadAsync(
                db, await CountByAsync(open, i => (PartyId?)i.CounterpartId, cancellation),
                await CountByAsync(overdue, i => (PartyId?)i.CounterpartId, cancellation),
                party => open.Where(i => i.CounterpartId == party), row => row.PartyName, by, row => row.PartyCode, cancellation);
    }

    private static async Task<IReadOnlyList<DueGroup>> ReadAsync<TKey>(
        TrackerDbContext db, List<Counted<TKey>> open, List<Counted<TKey>> overdue, Func<TKey?, IQueryable<DueItem>> itemsOf,
        Func<DueRow, string> name, string parameter, Func<DueRow, string> value, CancellationToken cancellation)
        where TKey : struct
    {
        int Late(TKey? key) => overdue.Find(o => Equals(o.Key, key))?.Count ?? 0;
        List<DueGroup> groups = [];
        foreach (var (key, count) in open.OrderByDescending(o => Late(o.Key)).ThenByDescending(o => o.Count).Take(MostGroups))
        {
            var rows = await FirstRowsAsync(db, itemsOf(key), cancellation);
            groups.Add(new DueGroup(name(rows[0]), parameter, value(rows[0]), count, Late(key), rows));
        }
        return groups;
    }

    private static Task<List<DueRow>> FirstRowsAsync(TrackerDbContext db, IQueryable<DueItem> items, CancellationToken cancellation) =>
        items.Rows(db, null).Take(MostRows).ToListAsync(cancellation);

    private static async Task<List<Counted<TKey>>> CountByAsync<TKey>(
        IQueryable<DueItem> items, Expression<Func<DueItem, TKey?>> key, CancellationToken cancellation)
        where TKey : struct =>
        [.. (await items.GroupBy(key).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation))
            .Select(g => new Counted<TKey>(g.Key, g.Count))];

    private sealed record Counted<TKey>(TKey? Key, int Count)
        where TKey : struct;
}
