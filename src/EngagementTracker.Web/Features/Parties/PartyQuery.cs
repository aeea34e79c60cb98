using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.People;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Charts;
using EngagementTracker.Web.Ui.Records;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Parties;

/// <summary>The relationship with a party, on one page.</summary>
/// <param name="Ours">Open promises, as in <paramref name="Theirs"/>, <paramref name="Joint"/> and <paramref name="Others"/>.</param>
/// <param name="Others">What a third party owes to this one.</param>
public sealed record PartyView(
    Party Party, CommitmentShare Ours, CommitmentShare Theirs, CommitmentShare Joint, CommitmentShare Others, int Closed,
    RecordThread Thread, IReadOnlyList<PartyPerson> People, int PeopleInAll);

/// <param name="Offices">The titles held today, the latest begun first.</param>
public sealed record PartyPerson(PersonId Id, string Name, IReadOnlyList<string> Offices);

/// <summary>What the engagements with a party amount to.</summary>
public sealed record PartyMemory(IReadOnlyList<Position> Positions, HeatTable Topics, IReadOnlyList<Pair> Pairs);

public static class PartyQuery
{
    public const int MostEngagements = 20;
    public const int MostCommitments = 8;
    private const int MostPeople = 12;

    /// <param name="today">The reader's day, which decides who holds an office.</param>
    public static async Task<PartyView?> ReadAsync(
        TrackerDbContext db, TimeProvider time, PartyId home, string code, DateOnly today, CancellationToken cancellation = default)
    {
        if (await db.Parties.AsNoTracking().SingleOrDefaultAsync(p => p.Code == code, cancellation) is not { } party) return null;
        var commitments = new PartyCommitments(db, await DueCalendar.ReadAsync(db, time, cancellation), party.Id, home);
        var people = db.People.AsNoTracking().Where(p => p.PartyId == party.Id);
        return new PartyView(
            party,
            await commitments.OursAsync(MostCommitments, cancellation),
            await commitments.TheirsAsync(MostCommitments, cancellation),
            await commitments.JointAsync(MostCommitments, cancellation),
            await commitments.OthersAsync(MostCommitments, cancellation),
            await commitments.ClosedAsync(cancellation),
            await db.Thread(party.Id).ReadAsync(db, today, MostEngagements, cancellation),
            await people.OrderBy(p => p.Name).Take(MostPeople)
                .Select(p => new PartyPerson(p.Id, p.Name, p.Offices
                    .Where(o => (o.From == null || o.From <= today) && (o.To == null || o.To >= today))
                    .OrderByDescending(o => o.From).Select(o => o.Title).ToList()))
                .ToListAsync(cancellation),
            await people.CountSomeAsync(cancellation));
    }

    /// <summary>Read after the rest, which is not kept waiting for it.</summary>
    public static async Task<PartyMemory> RecallAsync(TrackerDbContext db, PartyId party, PartyId home, DateOnly today, CancellationToken cancellation = default)
    {
        var thread = db.Thread(party);
        return new PartyMemory(
            await Positions.ByTopicAsync(db, party, cancellation),
            await HeatTable.OfTopicsAsync(db, thread, today, cancellation),
            await Pairs.ReadAsync(db, thread.In(db, EngagementState.Held).Newest(Threads.CountedWithin), party == home ? null : party, cancellation: cancellation));
    }
}
