using EngagementTracker.Domain;
using EngagementTracker.Domain.Engagements;
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

    public required int Engagements { get; init; }

    /// <summary>The day of the last engagement that was held, at its place.</summary>
    public required DateOnly? LastMet { get; init; }
}

public static class PersonList
{
    public const string Initial = "name";

    private static readonly Sorting<PersonRow> Orders = new Sorting<PersonRow>(Initial)
        .By("name", r => r.Name).By("party", r => r.PartyName)
        .By("engagements", r => r.Engagements).By("met", r => r.LastMet);

    /// <param name="today">The reader's day, which decides who holds an office.</param>
    public static IQueryable<PersonRow> Rows(TrackerDbContext db, PersonFilter filter, DateOnly today)
    {
        var people = db.People.AsNoTracking();
        if (Text.CleanOrNull(filter.Party) is { } code) people = people.Where(p => db.Parties.Any(x => x.Id == p.PartyId && x.Code == code));
        if (Text.CleanOrNull(filter.Q) is { } typed)
        {
            var word = DirectorySearch.AnyWord(typed);
            people = people.Where(p => EF.Functions.Like(p.SearchKey, word.Line, DirectorySearch.Escape)
                || EF.Functions.Like(p.SearchKey, word.Inside, DirectorySearch.Escape));
        }
        return Orders.Apply(people.Join(db.Parties, p => p.PartyId, x => x.Id, (p, party) => new PersonRow
        {
            Id = p.Id,
            Name = p.Name,
            PartyCode = party.Code,
            PartyName = party.Name,
            Offices = p.Offices.Where(o => (o.From == null || o.From <= today) && (o.To == null || o.To >= today))
                .OrderByDescending(o => o.From).Select(o => o.Title).ToList(),
            Engagements = db.Set<Participant>().Count(x => x.PersonId == p.Id),
            LastMet = db.Set<Participant>().Where(x => x.PersonId == p.Id)
                .Join(db.Engagements.Where(e => e.State == EngagementState.Held), x => x.EngagementId, e => e.Id, (_, e) => (DateOnly?)e.When.Date).Max(),
        }), filter.Sort, r => r.Id);
    }
}
