using System.Linq.Expressions;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Deadlines.Board;

/// <summary>How many items of a kind stand where a lane and a swimlane meet.</summary>
/// <param name="Key">The id of the swimlane's owner, unit, party or topic; <see langword="null"/> for none.</param>
internal sealed record BoardTally(DueSection Lane, DueItemKind Kind, long? Key, int Count)
{
    /// <summary>One query, whatever the board is cut by; three by topic, of which an item may have several, or none.</summary>
    public static async Task<List<BoardTally>> ReadAsync(
        TrackerDbContext db, IQueryable<DueItem> items, Func<DueItemKind, IQueryable<DueItem>> of, DueCalendar calendar, BoardBy by, CancellationToken cancellation)
    {
        Task<List<BoardTally>> CountAsync<TKey>(Expression<Func<DueItem, TKey?>> key, Func<TKey, long> id)
            where TKey : struct => BoardTally.CountAsync(items, i => i, key, id, calendar, cancellation);
        return by switch
        {
            BoardBy.Owner => await CountAsync(i => i.OwnerId, (UserId owner) => owner.Value),
            BoardBy.Unit => await CountAsync(i => i.UnitId, (UnitId unit) => unit.Value),
            BoardBy.Party => await CountAsync(i => i.CounterpartId, (PartyId party) => party.Value),
            BoardBy.Topic => await ByTopicAsync(db, items, of, calendar, cancellation),
            _ => await InOneAsync(of, calendar, cancellation),
        };
    }

    private static async Task<List<BoardTally>> ByTopicAsync(
        TrackerDbContext db, IQueryable<DueItem> items, Func<DueItemKind, IQueryable<DueItem>> of, DueCalendar calendar, CancellationToken cancellation)
    {
        // As CommitmentTopics.All says, but from the items: of all that it gives, the database would look for each one's.
        var commitments = items.Where(i => i.CommitmentId != null);
        var own = commitments.Join(db.Set<CommitmentTopic>(), i => i.CommitmentId!.Value, t => t.CommitmentId, (i, t) => new Filed { Item = i, TopicId = t.TopicId });
        var discussed = commitments.Join(CommitmentTopics.Filing(db), i => i.CommitmentId!.Value, m => m.CommitmentId, (i, m) => new { Item = i, m.EngagementId })
            .Join(db.Set<EngagementTopic>(), i => i.EngagementId, t => t.EngagementId, (i, t) => new Filed { Item = i.Item, TopicId = t.TopicId });
        var ofEngagements = items.Where(i => i.CommitmentId == null)
            .Join(db.Set<EngagementTopic>(), i => i.EngagementId, t => t.EngagementId, (i, t) => new Filed { Item = i, TopicId = t.TopicId });
        List<BoardTally> tallies = [];
        foreach (var filed in (IQueryable<Filed>[])[own, discussed, ofEngagements])
            tallies.AddRange(await CountAsync<Filed, TopicId>(filed, f => f.Item, f => f.TopicId, topic => topic.Value, calendar, cancellation, mayRepeat: filed == discussed));
        tallies.AddRange(await InOneAsync(kind => of(kind).UnderNoTopic(db), calendar, cancellation));
        return tallies;
    }

    /// <summary>All in one swimlane.</summary>
    private static async Task<List<BoardTally>> InOneAsync(Func<DueItemKind, IQueryable<DueItem>> of, DueCalendar calendar, CancellationToken cancellation) =>
        [.. (await DueSections.CountsByKindAsync(of, calendar, cancellation)).Where(c => c.Section != DueSection.Continuing)
            .Select(c => new BoardTally(c.Section, c.Kind, null, c.Count))];

    private static async Task<List<BoardTally>> CountAsync<TRow, TKey>(
        IQueryable<TRow> rows, Expression<Func<TRow, DueItem>> item, Expression<Func<TRow, TKey?>> key, Func<TKey, long> id,
        DueCalendar calendar, CancellationToken cancellation, bool mayRepeat = false)
        where TKey : struct
    {
        Expression<Func<int, DueItem, TKey?, Placed<TKey>>> placed = (lane, i, k) => new Placed<TKey> { Lane = lane, Kind = i.Kind, Key = k, Reference = i.Reference };
        var row = item.Parameters[0];
        var body = placed.With(DueSections.Number(calendar).With(item.Body), item.Body, key.With(row));
        var counted = await rows.Select(Expression.Lambda<Func<TRow, Placed<TKey>>>(body, row))
            .GroupBy(p => new { p.Lane, p.Kind, p.Key })
            .Select(g => new { g.Key.Lane, g.Key.Kind, g.Key.Key, Count = mayRepeat ? g.Select(p => p.Reference).Distinct().Count() : g.Count() })
            .ToListAsync(cancellation);
        return [.. counted.Where(c => c.Lane != (int)DueSection.Continuing)
            .Select(c => new BoardTally((DueSection)c.Lane, c.Kind, c.Key is { } k ? id(k) : null, c.Count))];
    }

    private sealed record Filed
    {
        public required DueItem Item { get; init; }
        public required TopicId TopicId { get; init; }
    }

    private sealed record Placed<TKey>
        where TKey : struct
    {
        public required int Lane { get; init; }
        public required DueItemKind Kind { get; init; }
        public required TKey? Key { get; init; }
        public required string Reference { get; init; }
    }
}
