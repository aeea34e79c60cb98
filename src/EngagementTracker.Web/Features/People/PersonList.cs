using EngagementTracker.Domain;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.People;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Lookups;
using EngagementTracker.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.People;

/// <param name="Party">A party's code.</param>
public sealed record PersonFilter(string? Party, string? Q, string? Sort);

public sealed record PersonRow
{
    public required PersonId Id { get; init; }
    public required string Name { get; init; }
    public required string PartyCode { get; init; }
    public required string PartyName { get; init; }

    /// <summary>The titles held today, the latest begun first.</summary>
    public required IReadOnlyList<string> Offices { get; init; }

    /// <summary>Counted to <see cref="Threads.MostInCell"/>; one more stands for any number above it.</summary>
    public required int Engagements { get; init; }

    /// <summary>The day of the last engagement that was held, at its place.</summary>
    public required DateOnly? LastMet { get; init; }
}

public static class PersonList
{
    public const string Initial = "name";

    // Not by how many engagements: to know who had the most, one would have to count everybody's.
    private static readonly Sorting<Found> Orders = new Sorting<Found>(Initial)
        .By("name", f => f.Person.Name).By("party", f => f.Party.Name).By("met", f => f.LastMet);

    /// <param name="today">The reader's day, which decides who holds an office.</param>
    /// <param name="most">How far each is counted.</param>
    public static IQueryable<PersonRow> Rows(TrackerDbContext db, PersonFilter filter, DateOnly today, int most = Threads.MostInCell) =>
        Shown(db, Ordered(db, filter), today, most);

    /// <summary>One page of the same; of nobody else anything is counted.</summary>
    public static Task<Page<PersonRow>> PageAsync(TrackerDbContext db, PersonFilter filter, DateOnly today, int? number, CancellationToken cancellation = default) =>
        Ordered(db, filter).Select(f => f.Person.Id).ToPageAsync(
            Filtered(db, filter), number, ids => Shown(db, All(db, db.People.Where(p => ids.Contains(p.Id))), today, Threads.MostInCell), r => r.Id, cancellation);

    private static IQueryable<Person> Filtered(TrackerDbContext db, PersonFilter filter)
    {
        var people = db.People.AsQueryable();
        if (Text.CleanOrNull(filter.Party) is { } code) people = people.Where(p => db.Parties.Any(x => x.Id == p.PartyId && x.Code == code));
        if (Text.CleanOrNull(filter.Q) is { } typed)
        {
            var word = DirectorySearch.AnyWord(typed);
            people = people.Where(p => EF.Functions.Like(p.SearchKey, word.Line, DirectorySearch.Escape)
                || EF.Functions.Like(p.SearchKey, word.Inside, DirectorySearch.Escape));
        }
        return people;
    }

    private static IQueryable<Found> Ordered(TrackerDbContext db, PersonFilter filter) => Orders.Apply(All(db, Filtered(db, filter)), filter.Sort, f => f.Person.Id);

    private static IQueryable<Found> All(TrackerDbContext db, IQueryable<Person> people) => people.Join(db.Parties, p => p.PartyId, x => x.Id, (p, party) => new Found
    {
        Person = p,
        Party = party,
        LastMet = db.Set<Participant>().Where(x => x.PersonId == p.Id && db.Engagements.Any(held => held.Id == x.EngagementId && held.State == EngagementState.Held))
            .OrderByDescending(x => EF.Property<DateOnly?>(x, Threads.Date)).Select(x => EF.Property<DateOnly?>(x, Threads.Date)).FirstOrDefault(),
    });

    private static IQueryable<PersonRow> Shown(TrackerDbContext db, IQueryable<Found> people, DateOnly today, int most) => people.AsNoTracking().Select(f => new PersonRow
    {
        Id = f.Person.Id,
        Name = f.Person.Name,
        PartyCode = f.Party.Code,
        PartyName = f.Party.Name,
        Offices = f.Person.Offices.Where(o => (o.From == null || o.From <= today) && (o.To == null || o.To >= today))
            .OrderByDescending(o => o.From).Select(o => o.Title).ToList(),
        Engagements = db.Set<Participant>().Where(x => x.PersonId == f.Person.Id).Take(most + 1).Count(),
        LastMet = f.LastMet,
    });

    /// <summary>By what the list is sorted.</summary>
    private sealed record Found
    {
        public required Person Person { get; init; }
        public required Party Party { get; init; }
        public required DateOnly? LastMet { get; init; }
    }
}
