using EngagementTracker.Domain.Calendar;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using Microsoft.EntityFrameworkCore;
using IcalEvent = Ical.Net.CalendarComponents.CalendarEvent;

namespace EngagementTracker.Web.Data.Calendar;

/// <summary>What a feed holds, as far as its owner may read it at this moment: due dates and engagements, the newest of many.</summary>
public static class FeedContent
{
    public const int MostFollowUps = 750;
    public const int MostCommitments = 750;
    public const int MostEngagements = 500;

    /// <summary>For so long what is over stays in the feed: items as cancelled, engagements as they were.</summary>
    public const int DaysKept = 90;

    /// <param name="site">Where the application is reached.</param>
    public static async Task<string> WriteAsync(TrackerDbContext db, CalendarFeed feed, string site, DateTime utc, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(feed);
        var (owner, unit, party) = (feed.OwnerId, feed.UnitId, feed.PartyId);
        var kept = utc.AddDays(-DaysKept);
        var since = DateOnly.FromDateTime(kept);
        var followUps = db.FollowUps.AsNoTracking().Where(f => f.DoneUtc == null || f.DoneUtc >= kept);
        var commitments = db.Commitments.AsNoTracking().Where(c => c.State != CommitmentState.Closed || c.ClosedUtc >= kept);
        var engagements = db.Engagements.AsNoTracking().Where(e => e.State == EngagementState.Planned || e.When.Date >= since);
        if (unit is not null)
        {
            followUps = followUps.Where(f => f.UnitId == unit);
            commitments = commitments.Where(c => c.UnitId == unit);
            engagements = engagements.Where(e => e.UnitId == unit);
        }
        else if (party is not null)
        {
            followUps = followUps.Where(f => f.CounterpartId == party);
            commitments = commitments.Where(c => c.CounterpartId == party);
            engagements = engagements.Where(e => db.Set<EngagementParty>().Any(p => p.EngagementId == e.Id && p.PartyId == party));
        }
        else
        {
            followUps = followUps.Where(f => f.OwnerId == owner);
            commitments = commitments.Where(c => c.OwnerId == owner);
            engagements = engagements.Where(e => e.DrafterId == owner);
        }
        var due = await DueEntry.Of(followUps.OrderByDescending(f => f.DueOn).ThenByDescending(f => f.Id).Take(MostFollowUps)).ToListAsync(cancellation);
        due.AddRange(await DueEntry.Of(commitments).OrderByDescending(c => c.DueOn).ThenByDescending(c => c.Reference).Take(MostCommitments).ToListAsync(cancellation));
        var held = await EngagementEntry.Of(db, engagements.OrderByDescending(e => e.When.Date).ThenByDescending(e => e.Id).Take(MostEngagements)).ToListAsync(cancellation);
        IEnumerable<IcalEvent> entries = due.Select(d => d.ToEvent(site)).Concat(held.Select(e => e.ToEvent(site)));
        return CalendarFile.Write(entries, "PUBLISH", await NameAsync(db, feed, cancellation));
    }

    /// <summary>"Deadlines: United States".</summary>
    public static async Task<string> NameAsync(TrackerDbContext db, CalendarFeed feed, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(feed);
        var of = feed switch
        {
            { UnitId: { } unit } => await db.Units.Where(u => u.Id == unit).Select(u => u.Name).SingleAsync(cancellation),
            { PartyId: { } party } => await db.Parties.Where(p => p.Id == party).Select(p => p.Name).SingleAsync(cancellation),
            _ => "mine",
        };
        return $"Deadlines: {of}";
    }
}
