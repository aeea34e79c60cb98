using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Ui.Charts;

/// <param name="Counts">One for each quarter.</param>
public sealed record HeatRow(string Label, string Address, string Key, IReadOnlyList<int> Counts)
{
    public int Total => Counts.Sum();
}

/// <summary>How many engagements were held by quarter, on each topic or with each party.</summary>
/// <param name="CountedSince">The day before which nothing is counted, where there are more engagements than are counted.</param>
public sealed record HeatTable(IReadOnlyList<Quarter> Quarters, IReadOnlyList<HeatRow> Rows, DateOnly? CountedSince)
{
    public const int MostQuarters = 12;
    private const int MostRows = 10;

    public static async Task<HeatTable> OfTopicsAsync(TrackerDbContext db, IQueryable<ThreadEntry> thread, DateOnly today, CancellationToken cancellation = default)
    {
        var within = Within(db, thread, today);
        var counts = await db.Set<EngagementTopic>().AsNoTracking().Where(t => within.Select(w => w.EngagementId).Contains(t.EngagementId))
            .Select(t => new { t.TopicId, On = EF.Property<DateOnly?>(t, Threads.Date)!.Value })
            .GroupBy(t => new { t.TopicId, t.On.Year, t.On.Month })
            .Select(g => new { g.Key.TopicId, g.Key.Year, g.Key.Month, Count = g.Count() }).ToListAsync(cancellation);
        List<TopicId> top = [.. counts.GroupBy(c => c.TopicId).OrderByDescending(g => g.Sum(c => c.Count)).ThenBy(g => g.Key.Value).Take(MostRows).Select(g => g.Key)];
        var names = await db.Topics.AsNoTracking().Where(t => top.Contains(t.Id)).Select(t => new { t.Id, t.Name, t.Slug }).ToListAsync(cancellation);
        return new HeatTable(QuartersTo(today), [.. top.Select(id =>
        {
            var topic = names.Single(n => n.Id == id);
            return new HeatRow(topic.Name, $"/topics/{topic.Slug}", topic.Slug, Spread(today, counts.Where(c => c.TopicId == id).Select(c => (c.Year, c.Month, c.Count))));
        })], await SinceAsync(within, cancellation));
    }

    public static async Task<HeatTable> OfPartiesAsync(TrackerDbContext db, IQueryable<ThreadEntry> thread, DateOnly today, CancellationToken cancellation = default)
    {
        var within = Within(db, thread, today);
        var counts = await db.Set<EngagementParty>().AsNoTracking().Where(p => p.Side == Side.Theirs && within.Select(w => w.EngagementId).Contains(p.EngagementId))
            .Select(p => new { p.PartyId, On = EF.Property<DateOnly?>(p, Threads.Date)!.Value })
            .GroupBy(p => new { p.PartyId, p.On.Year, p.On.Month })
            .Select(g => new { g.Key.PartyId, g.Key.Year, g.Key.Month, Count = g.Count() }).ToListAsync(cancellation);
        List<PartyId> top = [.. counts.GroupBy(c => c.PartyId).OrderByDescending(g => g.Sum(c => c.Count)).ThenBy(g => g.Key.Value).Take(MostRows).Select(g => g.Key)];
        var names = await db.Parties.AsNoTracking().Where(p => top.Contains(p.Id)).Select(p => new { p.Id, p.Name, p.Code }).ToListAsync(cancellation);
        return new HeatTable(QuartersTo(today), [.. top.Select(id =>
        {
            var party = names.Single(n => n.Id == id);
            return new HeatRow(party.Name, $"/parties/{party.Code}", party.Code, Spread(today, counts.Where(c => c.PartyId == id).Select(c => (c.Year, c.Month, c.Count))));
        })], await SinceAsync(within, cancellation));
    }

    /// <summary>The newest that were held in the quarters shown.</summary>
    private static IQueryable<ThreadEntry> Within(TrackerDbContext db, IQueryable<ThreadEntry> thread, DateOnly today)
    {
        var first = QuartersTo(today)[0];
        var from = new DateOnly(first.Year, first.Number * 3 - 2, 1);
        return thread.Where(t => t.Date >= from).In(db, EngagementState.Held).Newest(Threads.CountedWithin);
    }

    private static async Task<DateOnly?> SinceAsync(IQueryable<ThreadEntry> within, CancellationToken cancellation)
    {
        var counted = await within.GroupBy(_ => 1).Select(g => new { Count = g.Count(), First = g.Min(t => t.Date) }).FirstOrDefaultAsync(cancellation);
        return counted?.Count == Threads.CountedWithin ? counted.First : null;
    }

    private static List<Quarter> QuartersTo(DateOnly today)
    {
        var last = today.Year * 4 + Quarter.OfMonth(today.Year, today.Month).Number - 1;
        return [.. Enumerable.Range(last - MostQuarters + 1, MostQuarters).Select(i => new Quarter(i / 4, i % 4 + 1))];
    }

    private static List<int> Spread(DateOnly today, IEnumerable<(int Year, int Month, int Count)> counts)
    {
        var byQuarter = counts.GroupBy(c => Quarter.OfMonth(c.Year, c.Month)).ToDictionary(g => g.Key, g => g.Sum(c => c.Count));
        return [.. QuartersTo(today).Select(q => byQuarter.GetValueOrDefault(q))];
    }
}
