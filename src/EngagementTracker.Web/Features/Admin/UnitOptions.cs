using EngagementTracker.Domain.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Admin;

public static class UnitOptions
{
    public static async Task<IReadOnlyList<Option<UnitId?>>> ReadAsync(TrackerDbContext db) =>
        await db.Units.AsNoTracking().OrderBy(u => u.Name).Select(u => new Option<UnitId?>(u.Id, u.Name)).ToListAsync();
}
