using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.People;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Ui.Records;

/// <summary>Two principals who speak to each other.</summary>
public sealed record Pair(PersonId OursId, string Ours, PersonId TheirsId, string Theirs, int Times, DateOnly Last);

public static class Pairs
{
    private const int Most = 8;

    /// <summary>Who led for us and for them in some engagements: who met most often first.</summary>
    /// <param name="party">Whose principals count on their side; all when none is given.</param>
    /// <param name="person">Who must be one of the two, when given.</param>
    public static async Task<IReadOnlyList<Pair>> ReadAsync(
        TrackerDbContext db, IQueryable<ThreadEntry> within, PartyId? party = null, PersonId? person = null, CancellationToken cancellation = default)
    {
        var principals = db.Set<Participant>().AsNoTracking().Where(p => p.Role == ParticipantRole.Principal);
        var ours = principals.Where(p => p.Side == Side.Ours && within.Select(w => w.EngagementId).Contains(p.EngagementId));
        var theirs = principals.Where(p => p.Side == Side.Theirs);
        if (party is { } theirParty) theirs = theirs.Where(p => p.PartyId == theirParty);
        var pairs = ours.Join(theirs, o => o.EngagementId, t => t.EngagementId, (o, t) => new { Ours = o.PersonId, Theirs = t.PersonId, On = EF.Property<DateOnly?>(o, Threads.Date) });
        if (person is { } one) pairs = pairs.Where(p => p.Ours == one || p.Theirs == one);
        return await pairs.GroupBy(p => new { p.Ours, p.Theirs })
            .Select(g => new { g.Key.Ours, g.Key.Theirs, Times = g.Count(), Last = g.Max(p => p.On) })
            .OrderByDescending(p => p.Times).ThenByDescending(p => p.Last).ThenBy(p => p.Ours).ThenBy(p => p.Theirs).Take(Most)
            .Select(p => new Pair(
                p.Ours, db.People.First(x => x.Id == p.Ours).Name, p.Theirs, db.People.First(x => x.Id == p.Theirs).Name, p.Times, p.Last!.Value))
            .ToListAsync(cancellation);
    }
}
