using EngagementTracker.Domain.Access;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Admin;

/// <summary>Who may be the head of a unit: anybody, of whatever unit, whose account is not disabled.</summary>
public static class UnitHeads
{
    /// <param name="present">The head on record, who stays in the list even if disabled.</param>
    public static async Task<IReadOnlyList<Option<UserId?>>> OptionsAsync(TrackerDbContext db, UserId? present = null) =>
        await db.Users.AsNoTracking().Where(u => !u.IsDisabled || u.Id == present).OrderBy(u => u.DisplayName)
            .Select(u => new Option<UserId?>(u.Id, u.DisplayName + (u.IsDisabled ? " (disabled)" : ""))).ToListAsync();

    /// <param name="head">Somebody who is not the head yet, or nobody.</param>
    public static async Task<Problem?> ObjectionAsync(TrackerDbContext db, CurrentUser user, UserId? head, CancellationToken cancellation)
    {
        if (head is null) return null;
        // A head reads the unit's records; an administrator does not give that to themselves.
        if (head == user.Id) return new Problem(nameof(UnitForm.Head), "You cannot appoint yourself. Ask another administrator to do it.");
        var account = await db.Users.AsNoTracking().Where(u => u.Id == head).Select(u => new { u.DisplayName, u.IsDisabled }).SingleOrDefaultAsync(cancellation);
        return account switch
        {
            null => new Problem(nameof(UnitForm.Head), "The head is not a user of this system. Choose somebody from the list."),
            { IsDisabled: true } => new Problem(nameof(UnitForm.Head), $"The account of {account.DisplayName} is disabled. Choose somebody else."),
            _ => null,
        };
    }
}
