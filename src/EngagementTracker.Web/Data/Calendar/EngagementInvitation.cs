using EngagementTracker.Domain.Engagements;
using Ical.Net.DataTypes;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data.Calendar;

/// <summary>An engagement as an invitation that a calendar program takes in: the same entry as in the feeds, from whoever drafted it.</summary>
public static class EngagementInvitation
{
    /// <returns><see langword="null"/> when the context's reader may not read it.</returns>
    public static async Task<string?> WriteAsync(TrackerDbContext db, EngagementId id, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var engagement = db.Engagements.AsNoTracking().Where(e => e.Id == id);
        if (await EngagementEntry.Of(db, engagement).SingleOrDefaultAsync(cancellation) is not { } entry) return null;
        var drafter = await db.Users.AsNoTracking().Where(u => engagement.Any(e => e.DrafterId == u.Id))
            .Select(u => new { u.DisplayName, u.Email }).SingleAsync(cancellation);
        var occasion = entry.ToEvent(site: null);
        if (drafter.Email is { } email) occasion.Organizer = new Organizer($"mailto:{email}") { CommonName = drafter.DisplayName };
        return CalendarFile.Write([occasion], "REQUEST", null);
    }
}
