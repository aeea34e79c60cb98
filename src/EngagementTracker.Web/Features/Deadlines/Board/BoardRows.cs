using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Display;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Deadlines.Board;

/// <summary>What the swimlanes are called, and which items belong to each.</summary>
internal static class BoardRows
{
    public static IQueryable<DueItem> OfSwimlane(this IQueryable<DueItem> items, TrackerDbContext db, BoardBy by, long? key)
    {
        switch (by)
        {
            case BoardBy.Owner:
                UserId? owner = key is { } user ? new UserId(user) : null;
                return items.Where(i => i.OwnerId == owner);
            case BoardBy.Unit:
                var unit = new UnitId(key!.Value);
                return items.Where(i => i.UnitId == unit);
            case BoardBy.Party:
                var party = new PartyId(key!.Value);
                return items.Where(i => i.CounterpartId == party);
            case BoardBy.Topic when key is { } id:
                var topic = new TopicId(id);
                return items.Under(db, db.Topics.Where(t => t.Id == topic).Select(t => t.Id));
            case BoardBy.Topic:
                return items.UnderNoTopic(db);
            default:
                return items;
        }
    }

    /// <summary>For each key its name, and what the filter of the address takes.</summary>
    public static async Task<Func<long?, (string Name, string? Value)>> NamesAsync(
        TrackerDbContext db, BoardBy by, IReadOnlyList<long> keys, CancellationToken cancellation)
    {
        if (by == BoardBy.None) return _ => ("", null);
        var users = keys.Select(k => new UserId(k)).ToList();
        var units = keys.Select(k => new UnitId(k)).ToList();
        var parties = keys.Select(k => new PartyId(k)).ToList();
        var topics = keys.Select(k => new TopicId(k)).ToList();
        var names = by switch
        {
            BoardBy.Owner => (await db.Users.Where(u => users.Contains(u.Id)).Select(u => new { u.Id, u.DisplayName }).ToListAsync(cancellation))
                .ToDictionary(u => u.Id.Value, u => (u.DisplayName, u.Id.ToString()!)),
            BoardBy.Unit => (await db.Units.Where(u => units.Contains(u.Id)).Select(u => new { u.Id, u.Name, u.Code }).ToListAsync(cancellation))
                .ToDictionary(u => u.Id.Value, u => (u.Name, u.Code)),
            BoardBy.Party => (await db.Parties.Where(p => parties.Contains(p.Id)).Select(p => new { p.Id, p.Name, p.Code }).ToListAsync(cancellation))
                .ToDictionary(p => p.Id.Value, p => (p.Name, p.Code)),
            _ => (await db.Topics.Where(t => topics.Contains(t.Id)).Select(t => new { t.Id, t.Name, t.Slug }).ToListAsync(cancellation))
                .ToDictionary(t => t.Id.Value, t => (t.Name, t.Slug)),
        };
        var none = by == BoardBy.Owner ? (DueWords.Nobody, DeadlinesFilter.Nobody) : ("No topic", DeadlinesFilter.NoTopic);
        return key => key is { } known ? names[known] : none;
    }
}
