using System.Linq.Expressions;
using EngagementTracker.Domain.Drafts;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Ui.Drafts;

/// <summary>A draft of the reader's own, as it is read from the database.</summary>
public sealed record FoundDraft(
    string Key, string Place, string Title, string Content, string? Field, int Version, DateTime SavedUtc, bool IsOpen, string? SavedAs)
{
    private static readonly Expression<Func<Draft, FoundDraft>> Read = d => new FoundDraft(
        d.Key, d.Place, d.Title, d.Content, d.Field, d.Version, d.SavedUtc, d.EndedUtc == null, d.SavedAs);

    /// <summary>Open or ended; <see langword="null"/> also for another's.</summary>
    public static Task<FoundDraft?> ByKeyAsync(TrackerDbContext db, string key)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Drafts.AsNoTracking().Where(d => d.Key == key).Select(Read).SingleOrDefaultAsync();
    }

    /// <summary>The open draft of a place that was saved last.</summary>
    public static Task<FoundDraft?> NewestAsync(TrackerDbContext db, string place)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Drafts.AsNoTracking().Where(d => d.Place == place && d.EndedUtc == null).OrderByDescending(d => d.SavedUtc).ThenByDescending(d => d.Id)
            .Select(Read).FirstOrDefaultAsync();
    }
}
