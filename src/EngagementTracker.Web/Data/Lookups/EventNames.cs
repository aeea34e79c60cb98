using EngagementTracker.Domain;
using EngagementTracker.Domain.Calendar;
using EngagementTracker.Web.Ui.Display;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data.Lookups;

/// <summary>An event of one name and one day stands in the calendar once; a yearly one may come again.</summary>
public static class EventNames
{
    /// <summary>What is wrong with the name: another event of that day has it, or one whose day is not set.</summary>
    public static async Task<string?> TakenAsync(
        TrackerDbContext db, string name, DateOnly? on, CalendarEventId except, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        var folded = Text.Fold(Text.Clean(name));
        var others = await db.CalendarEvents.AsNoTracking().Where(e => e.Id != except && (e.On == on || e.On == null || on == null))
            .Select(e => new { e.Name, e.On }).ToListAsync(cancellation);
        return others.Find(e => Text.Fold(e.Name) == folded) is { } same
            ? $"{same.Name} is in the calendar already, {(same.On is { } day ? $"on {Show.Day(day)}" : "without a day")}. Choose that one, or another name."
            : null;
    }
}
