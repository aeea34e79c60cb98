using EngagementTracker.Domain.Calendar;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Calendars;

/// <summary>A feed of the reader's that is open.</summary>
public sealed record FeedRow(CalendarFeedId Id, string Of, DateTime CreatedUtc, DateTime? LastReadUtc)
{
    public static IQueryable<FeedRow> OpenOf(TrackerDbContext db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.CalendarFeeds.AsNoTracking().Where(f => f.RevokedUtc == null).OrderByDescending(f => f.Id).Select(f => new FeedRow(
            f.Id,
            db.Units.Where(u => u.Id == f.UnitId).Select(u => u.Name).FirstOrDefault()
                ?? db.Parties.Where(p => p.Id == f.PartyId).Select(p => "With " + p.Name).FirstOrDefault() ?? "Mine",
            f.CreatedUtc, f.LastReadUtc));
    }
}
