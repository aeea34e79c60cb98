using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Calendar;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data;

/// <summary>On which days each unit works.</summary>
public static class UnitCalendars
{
    /// <summary>Not asynchronous, because a validator asks while a form is being filled in; it reads one unit by its key.</summary>
    public static WorkingDays Read(IDbContextFactory<TrackerDbContext> contexts, UnitId id)
    {
        ArgumentNullException.ThrowIfNull(contexts);
        using var db = contexts.CreateDbContext();
        var unit = db.Units.AsNoTracking().Include(u => u.Holidays).Single(u => u.Id == id);
        return new WorkingDays(unit.RestDays, unit.Holidays.Select(h => h.On));
    }
}
