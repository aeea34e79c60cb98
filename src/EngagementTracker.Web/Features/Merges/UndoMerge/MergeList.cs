using EngagementTracker.Domain.Merges;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Merges.UndoMerge;

/// <summary>Something that was merged into the record shown, and is not undone.</summary>
public sealed record MergeRow(MergeId Id, string AwayName, string Reason, string By, DateTime MergedUtc);

public static class MergeList
{
    /// <summary>Only the last one can be undone at a time, so the earlier ones are there to be known.</summary>
    public const int Most = 50;

    /// <summary>Newest first.</summary>
    public static Task<List<MergeRow>> ReadAsync(TrackerDbContext db, MergedKind kind, long kept, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Merges.AsNoTracking().Where(m => m.Kind == kind && m.KeptNumber == kept && m.UndoneUtc == null).OrderByDescending(m => m.Id).Take(Most)
            .Select(m => new MergeRow(m.Id, m.AwayName, m.Reason, db.Users.First(u => u.Id == m.ById).DisplayName, m.MergedUtc)).ToListAsync(cancellation);
    }
}
