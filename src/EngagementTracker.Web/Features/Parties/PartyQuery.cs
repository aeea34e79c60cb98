using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.People;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Records;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Parties;

/// <summary>The relationship with a party, on one page.</summary>
/// <param name="Ours">Open promises, as in <paramref name="Theirs"/>, <paramref name="Joint"/> and <paramref name="Others"/>.</param>
/// <param name="Others">What a third party owes, which was said to this one or concerns it.</param>
public sealed record PartyView(
    Party Party, CommitmentShare Ours, CommitmentShare Theirs, CommitmentShare Joint, CommitmentShare Others, int Closed,
    IReadOnlyList<EngagementLine> Engagements, int EngagementsInAll,
    IReadOnlyList<TopicCount> Topics, IReadOnlyList<PartyPerson> People, int PeopleInAll);

public sealed record TopicCount(string Name, string Slug, int Engagements);

/// <param name="Offices">The titles held today, the latest begun first.</param>
public sealed record PartyPerson(PersonId Id, string Name, IReadOnlyList<string> Offices);

public static class PartyQuery
{
    public const int MostEngagements = 20;
    public const int MostCommitments = 8;
    private const int MostTopics = 15;
    private const int MostPeople = 25;

    /// <param name="today">The reader's day, which decides who holds an office.</param>
    public static async Task<PartyView?> ReadAsync(
        TrackerDbContext db, TimeProvider time, PartyId home, string code, DateOnly today, CancellationToken cancellation = default)
    {
        if (await db.Parties.AsNoTracking().SingleOrDefaultAsync(p => p.Code == code, cancellation) is not { } party) return null;
        var calendar = await DueCalendar.ReadAsync(db, time, cancellation);
        var all = Commitments(db, party.Id, home);
        var commitments = all.Where(c => c.State != CommitmentState.Closed);
        var theirs = commitments.Where(c => c.Direction == Direction.Theirs);
        var owed = Owed(db, party.Id);
        Task<CommitmentShare> ShareAsync(IQueryable<Commitment> some) => some.ToShareAsync(db, calendar, MostCommitments, cancellation);
        var engagements = db.Engagements.AsNoTracking().Of(db, party.Id);
        var discussed = engagements.Select(e => e.Id);
        var people = db.People.AsNoTracking().Where(p => p.PartyId == party.Id);
        return new PartyView(
            party,
            await ShareAsync(commitments.Where(c => c.Direction == Direction.Ours)),
            await ShareAsync(party.Id == home ? theirs : theirs.Where(c => owed.Contains(c.Id))),
            await ShareAsync(commitments.Where(c => c.Direction == Direction.Joint)),
            await ShareAsync(party.Id == home ? theirs.Where(c => false) : theirs.Where(c => !owed.Contains(c.Id))),
            await all.CountAsync(c => c.State == CommitmentState.Closed, cancellation),
            await engagements.ToLines(db).Take(MostEngagements).ToListAsync(cancellation),
            await engagements.CountAsync(cancellation),
            await db.Topics.AsNoTracking()
                .Select(t => new { t.Name, t.Slug, Count = db.Set<EngagementTopic>().Count(x => x.TopicId == t.Id && discussed.Contains(x.EngagementId)) })
                .Where(t => t.Count > 0).OrderByDescending(t => t.Count).ThenBy(t => t.Name).Take(MostTopics)
                .Select(t => new TopicCount(t.Name, t.Slug, t.Count)).ToListAsync(cancellation),
            await people.OrderBy(p => p.Name).Take(MostPeople)
                .Select(p => new PartyPerson(p.Id, p.Name, p.Offices
                    .Where(o => (o.From == null || o.From <= today) && (o.To == null || o.To >= today))
                    .OrderByDescending(o => o.From).Select(o => o.Title).ToList()))
                .ToListAsync(cancellation),
            await people.CountAsync(cancellation));
    }
    /// <summary>What is promised between us and the party, to be weighed: what a third party owes is left out.</summary>
    public static IQueryable<Commitment> Balanced(TrackerDbContext db, PartyId party, PartyId home)
    {
        var (all, owed) = (Commitments(db, party, home), Owed(db, party));
        return party == home ? all : all.Where(c => c.Direction != Direction.Theirs || owed.Contains(c.Id));
    }

    /// <summary>Our own side is concerned in everything.</summary>
    private static IQueryable<Commitment> Commitments(TrackerDbContext db, PartyId party, PartyId home) =>
        party == home ? db.Commitments.AsNoTracking() : db.Commitments.AsNoTracking().Of(db, party);

    private static IQueryable<CommitmentId> Owed(TrackerDbContext db, PartyId party) =>
        db.Set<CommitmentParty>().Where(p => p.PartyId == party && p.Role == CommitmentPartyRole.Obligor).Select(p => p.CommitmentId);
}
