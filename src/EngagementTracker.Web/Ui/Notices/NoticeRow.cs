using EngagementTracker.Domain.Notices;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Audit;
using EngagementTracker.Web.Ui.Display;

namespace EngagementTracker.Web.Ui.Notices;

/// <summary>A notice as its reader sees it.</summary>
/// <param name="IsReadable">Whether its reader may still read the record that it is about.</param>
public sealed record NoticeRow(NoticeId Id, string Record, bool IsReadable, string Sentence, DateTime SentUtc, bool IsUnread)
{
    /// <summary>Where the record is; <see langword="null"/> when a link would lead nowhere.</summary>
    public string? Address => IsReadable ? RecordAddress.Of(Record) : null;

    /// <summary>The reader's own notices, newest first.</summary>
    public static IQueryable<NoticeRow> Of(TrackerDbContext db, bool unreadOnly) => db.Notices
        .Where(n => !unreadOnly || n.SeenUtc == null)
        .OrderByDescending(n => n.SentUtc).ThenByDescending(n => n.Id)
        .Select(n => new NoticeRow(
            n.Id, n.Record,
            n.Record.StartsWith(RecordName.Handover) || n.Record.StartsWith(RecordName.View) || db.Engagements.Any(e => e.Reference == n.Record) || db.Commitments.Any(c => c.Reference == n.Record)
                || db.FollowUps.Any(f => f.Reference == n.Record),
            n.Sentence, n.SentUtc, n.SeenUtc == null));
}
