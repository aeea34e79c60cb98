using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data;

/// <summary>What is weighed before a head of unit breaks the glass, and nothing of what the record says.</summary>
/// <param name="Marking">The higher of the engagement's own and that of its part that was asked for.</param>
/// <param name="HeadId">The head of the engagement's unit.</param>
public sealed record BehindGlass(EngagementId Id, string Reference, Marking Marking, UserId DrafterId, UserId? HeadId)
{
    /// <summary>Whether somebody heads a unit, any unit, and so may break the glass.</summary>
    public static async Task<bool> MayBreakAsync(TrackerDbContext db, CurrentUser user, CancellationToken cancellation = default) =>
        user.Id is { } head && await db.Units.AnyAsync(u => u.HeadId == head, cancellation);

    /// <summary>Looks past the reader's filters for an engagement, by its reference or by that of a commitment or follow-up of it.</summary>
    public static async Task<BehindGlass?> FindAsync(TrackerDbContext db, string reference, CancellationToken cancellation = default)
    {
        var asked = reference.Split('-')[0] switch
        {
            Domain.Reference.Commitment => db.Commitments.Where(c => c.Reference == reference)
                .Join(db.Engagements, c => c.EngagementId, e => e.Id, (c, e) => new { Engagement = e, c.Marking }),
            Domain.Reference.FollowUp => db.FollowUps.Where(f => f.Reference == reference)
                .Join(db.Engagements, f => f.EngagementId, e => e.Id, (f, e) => new { Engagement = e, f.Marking }),
            _ => db.Engagements.Where(e => e.Reference == reference).Select(e => new { Engagement = e, e.Marking }),
        };
        var found = await asked.IgnoreQueryFilters().AsNoTracking().Select(a => new
        {
            a.Engagement.Id,
            a.Engagement.Reference,
            Own = a.Engagement.Marking,
            Asked = a.Marking,
            a.Engagement.DrafterId,
            db.Units.First(u => u.Id == a.Engagement.UnitId).HeadId,
        }).SingleOrDefaultAsync(cancellation);
        return found is null ? null
            : new BehindGlass(found.Id, found.Reference, Markings.Highest(found.Own, found.Asked), found.DrafterId, found.HeadId);
    }
}
