using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.People;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Lookups;
using EngagementTracker.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Engagements;

/// <summary>The filters of the list of engagements, as they stand in its address.</summary>
/// <param name="Person">A name's beginning, or the number in a person's address.</param>
public sealed record EngagementFilter(
    string? Party = null, string? Topic = null, string? Kind = null, string? State = null, string? Person = null, int? Year = null, string? Sort = null);

public sealed class EngagementRow
{
    public required EngagementId Id { get; init; }

    /// <summary>Its key, as a number to compare.</summary>
    public required long Number { get; init; }
    public required string Reference { get; init; }
    public required EngagementKind Kind { get; init; }
    public required EngagementState State { get; init; }
    public required Channel Channel { get; init; }
    public required DateOnly Date { get; init; }
    public required TimeOnly? Start { get; init; }
    public required string Counterpart { get; init; }
    public required string CounterpartCode { get; init; }
    public required int OtherParties { get; init; }
    public required IReadOnlyList<string> Principals { get; init; }
    public required IReadOnlyList<string> Topics { get; init; }
    public required int Commitments { get; init; }
    public required Marking Marking { get; init; }
}

public static class EngagementList
{
    public const string InitialSort = "-date";

    private static readonly Sorting<EngagementRow> Sorting = new Sorting<EngagementRow>(InitialSort)
        .By("date", r => r.Date).By("reference", r => r.Reference).By("with", r => r.Counterpart, r => r.CounterpartCode).By("kind", r => r.Kind, r => r.Date);

    public static IQueryable<EngagementRow> Rows(TrackerDbContext db, EngagementFilter filter) => Sorting.Apply(Unsorted(db, filter), filter.Sort, r => r.Id);

    public static Task<Page<EngagementRow>> PageAsync(TrackerDbContext db, EngagementFilter filter, PagePlace place, CancellationToken cancellation = default) =>
        Sorting.ToPageAsync(Unsorted(db, filter), filter.Sort, r => r.Id, r => r.Number, place, Matching(db, filter), cancellation);

    private static IQueryable<EngagementRow> Unsorted(TrackerDbContext db, EngagementFilter filter) =>
        Matching(db, filter).Join(db.Parties, e => e.CounterpartId, p => p.Id, (e, counterpart) => new EngagementRow
        {
            Id = e.Id,
            Number = (long)(object)e.Id,
            Reference = e.Reference,
            Kind = e.Kind,
            State = e.State,
            Channel = e.Channel,
            Date = e.When.Date,
            Start = e.When.Start,
            Counterpart = counterpart.Name,
            CounterpartCode = counterpart.Code,
            OtherParties = e.Parties.Count(p => p.Side == Side.Theirs) - 1,
            Principals = e.Participants.Where(p => p.Role == ParticipantRole.Principal).OrderBy(p => p.Side)
                .Join(db.People, p => p.PersonId, p => p.Id, (_, person) => person.Name).ToList(),
            Topics = e.Topics.Join(db.Topics, t => t.TopicId, t => t.Id, (_, topic) => topic.Name).OrderBy(n => n).ToList(),
            Commitments = db.Mentions.Where(m => m.EngagementId == e.Id).Select(m => m.CommitmentId).Distinct().Count(),
            Marking = e.Marking,
        });

    public static async Task<string> PersonNameAsync(TrackerDbContext db, string person) =>
        long.TryParse(person, out var number)
            ? await db.People.Where(p => p.Id == new PersonId(number)).Select(p => p.Name).FirstOrDefaultAsync() ?? "unknown"
            : person;

    /// <summary>The choices that the filters offer: only what is on record, and the years from the first to the last.</summary>
    public static async Task<EngagementFilterChoices> ChoicesAsync(TrackerDbContext db) => new(
        await db.Parties.Where(p => db.Engagements.Any(e => e.CounterpartId == p.Id)).OrderBy(p => p.Name)
            .Select(p => new Ui.Forms.Option<string>(p.Code, p.Name)).ToListAsync(),
        await db.Topics.OrderBy(t => t.Name).Select(t => new Ui.Forms.Option<string>(t.Slug, t.Name)).ToListAsync(),
        await YearSpan.OfAsync(db.Engagements.Select(e => e.When.Date)));

    private static IQueryable<Engagement> Matching(TrackerDbContext db, EngagementFilter filter)
    {
        var engagements = db.Engagements.AsNoTracking();
        if (filter.Party is { } party)
            engagements = engagements.Where(e => e.Parties.Any(p => db.Parties.Any(known => known.Id == p.PartyId && known.Code == party)));
        if (filter.Topic is { } slug)
            engagements = engagements.Where(e => e.Topics.Any(t => db.Topics.Any(known => known.Id == t.TopicId
                && (known.Slug == slug || db.Topics.Any(parent => parent.Id == known.ParentId && parent.Slug == slug)))));
        if (Enum.TryParse<EngagementKind>(filter.Kind, ignoreCase: true, out var kind))
        {
            // The index on the kind gives two of the orders; in another, it would give a quarter of all to sort.
            engagements = filter.Sort?.TrimStart('-') is null or "date" or "kind" ? engagements.Where(e => e.Kind == kind) : engagements.Where(e => (e.Kind | 0) == kind);
        }
        if (Enum.TryParse<EngagementState>(filter.State, ignoreCase: true, out var state)) engagements = engagements.Where(e => e.State == state);
        if (filter.Year is > 0 and < 9999 and var year)
        {
            var (first, next) = (new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1));
            engagements = engagements.Where(e => e.When.Date >= first && e.When.Date < next);
        }
        if (long.TryParse(filter.Person, out var number))
        {
            var person = new PersonId(number);
            engagements = engagements.Where(e => e.Participants.Any(p => p.PersonId == person));
        }
        else if (filter.Person is { } typed)
        {
            var named = DirectorySearch.Beginning(typed);
            engagements = engagements.Where(e => e.Participants.Any(p =>
                db.People.Any(known => known.Id == p.PersonId && EF.Functions.Like(known.SearchKey, named, DirectorySearch.Escape))));
        }
        return engagements;
    }
}

public sealed record EngagementFilterChoices(
    IReadOnlyList<Ui.Forms.Option<string>> Parties, IReadOnlyList<Ui.Forms.Option<string>> Topics, IReadOnlyList<int> Years);
