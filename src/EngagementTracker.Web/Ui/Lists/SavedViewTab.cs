using EngagementTracker.Domain.Views;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Ui.Lists;

/// <summary>A saved view as its list shows it.</summary>
/// <param name="Author">Who saved it.</param>
/// <param name="SharedWith">The unit whose people see it too.</param>
public sealed record SavedViewTab(SavedViewId Id, string List, string Query, string Name, bool IsMine, string Author, string? SharedWith, bool IsWatched)
{
    public string Address => Query.Length == 0 ? List : $"{List}?{Query}";

    /// <summary>The reader's own first, by name.</summary>
    public static async Task<IReadOnlyList<SavedViewTab>> ReadAsync(TrackerDbContext db, string list, CurrentUser user, CancellationToken cancellation = default)
    {
        var me = user.Id ?? default;
        return await db.SavedViews.AsNoTracking().Where(v => v.List == list)
            .OrderBy(v => v.OwnerId != me).ThenBy(v => v.Name).ThenBy(v => v.Id)
            .Select(v => new SavedViewTab(
                v.Id, v.List, v.Query, v.Name, v.OwnerId == me, db.Users.First(u => u.Id == v.OwnerId).DisplayName,
                db.Units.Where(u => u.Id == v.SharedWithId).Select(u => u.Name).FirstOrDefault(), v.LookedOn != null))
            .ToListAsync(cancellation);
    }
}
