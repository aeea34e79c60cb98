using EngagementTracker.Domain.Calendar;

namespace EngagementTracker.Web.Data.Calendar;

/// <summary>That a feed was read: with the feed, and in the audit trail.</summary>
public static class FeedReading
{
    /// <summary>A read sooner after the last one is not noted.</summary>
    private static readonly TimeSpan Noted = TimeSpan.FromMinutes(15);

    /// <summary>
    /// A calendar program asks every few minutes for years: the first read of a day is on record as an export, and when it was last read
    /// stands with the feed.
    /// </summary>
    public static async Task NoteAsync(TrackerDbContext db, CalendarFeed feed, DateTime utc, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(feed);
        if (utc - feed.LastReadUtc < Noted) return;
        db.Begin("ReadFeed");
        var first = feed.LastReadUtc?.Date != utc.Date;
        feed.ReadAt(utc);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.SaveChangesAsync(cancellation);
        if (first) await db.RecordExportAsync($"calendar feed {feed.Id.Value}: {await FeedContent.NameAsync(db, feed, cancellation)}", cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
