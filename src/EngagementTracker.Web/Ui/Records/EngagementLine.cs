using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Ui.Records;

/// <summary>An engagement in the thread of a party, a person or a topic.</summary>
public sealed record EngagementLine(
    EngagementId Id, string Reference, EngagementKind Kind, EngagementState State, string Counterpart,
    EventTime When, string Summary, Marking Marking);

/// <summary>A thread as a page shows it.</summary>
/// <param name="Ahead">What is planned from today on, the next first.</param>
/// <param name="Past">What was held, and what was planned for a day that is over, newest first.</param>
/// <param name="Total">As <see cref="Threads.CountSomeAsync"/> counts.</param>
/// <param name="Last">The last one that was held.</param>
public sealed record RecordThread(IReadOnlyList<EngagementLine> Ahead, IReadOnlyList<EngagementLine> Past, int Total, EngagementLine? Last)
{
    public EngagementLine? Next => Ahead.Count > 0 ? Ahead[0] : null;

    public int Shown => Ahead.Count + Past.Count;
}

public static class EngagementLines
{
    /// <summary>How much of a summary a line can show.</summary>
    private const int SummaryStart = 240;

    private const int MostAhead = 5;

    /// <param name="today">The reader's day.</param>
    public static async Task<RecordThread> ReadAsync(
        this IQueryable<ThreadEntry> thread, TrackerDbContext db, DateOnly today, int most, CancellationToken cancellation = default)
    {
        var ahead = thread.Where(t => t.Date >= today).In(db, EngagementState.Planned).OrderBy(t => t.Date).ThenBy(t => t.EngagementId).Take(MostAhead);
        var past = thread.Where(t => t.Date < today || db.Engagements.Any(e => e.Id == t.EngagementId && e.State == EngagementState.Held)).Newest(most);
        var lines = await past.ToLines(db).ToListAsync(cancellation);
        return new RecordThread(
            [.. (await ahead.ToLines(db).ToListAsync(cancellation)).OrderBy(l => l.When.Date).ThenBy(l => l.When.Start)],
            lines,
            await thread.CountSomeAsync(cancellation),
            lines.Find(l => l.State == EngagementState.Held)
                ?? await thread.In(db, EngagementState.Held).Newest(1).ToLines(db).FirstOrDefaultAsync(cancellation));
    }

    /// <summary>Newest first.</summary>
    private static IQueryable<EngagementLine> ToLines(this IQueryable<ThreadEntry> thread, TrackerDbContext db) => db.Engagements.AsNoTracking()
        .Where(e => thread.Select(t => t.EngagementId).Contains(e.Id))
        .OrderByDescending(e => e.When.Date).ThenByDescending(e => e.Id)
        .Select(e => new EngagementLine(
            e.Id, e.Reference, e.Kind, e.State, db.Parties.First(p => p.Id == e.CounterpartId).Name,
            e.When, e.Summary.Substring(0, SummaryStart), e.Marking));
}
