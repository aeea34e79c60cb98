using EngagementTracker.Domain.Merges;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.People;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Web.Data.Lookups;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data.Merges;

/// <summary>One that may be the same as another.</summary>
/// <param name="Key">As it stands in its address.</param>
/// <param name="Beside">What tells namesakes apart.</param>
public sealed record DoubleChoice(long Number, string Key, string Name, string? Beside);

/// <summary>The directory with what was merged into another. It bears no marking: what is merged is hidden for order, not from anybody.</summary>
public static class Doubles
{
    private static readonly string[] Merged = [TrackerDbContext.MergedFilter];

    public static IQueryable<Person> People(TrackerDbContext db) => (db ?? throw new ArgumentNullException(nameof(db))).People.IgnoreQueryFilters(Merged);

    public static IQueryable<Topic> Topics(TrackerDbContext db) => (db ?? throw new ArgumentNullException(nameof(db))).Topics.IgnoreQueryFilters(Merged);

    public static IQueryable<Party> Parties(TrackerDbContext db) => (db ?? throw new ArgumentNullException(nameof(db))).Parties.IgnoreQueryFilters(Merged);

    /// <summary>One of them, merged or not, to be changed.</summary>
    internal static async Task<IMergeable?> FindAsync(TrackerDbContext db, MergedKind kind, long number, CancellationToken cancellation) => kind switch
    {
        MergedKind.Person => await People(db).SingleOrDefaultAsync(p => p.Id == new PersonId(number), cancellation),
        MergedKind.Topic => await Topics(db).SingleOrDefaultAsync(t => t.Id == new TopicId(number), cancellation),
        _ => await Parties(db).SingleOrDefaultAsync(p => p.Id == new PartyId(number), cancellation),
    };

    /// <summary>The one at an address, unless it was merged.</summary>
    public static async Task<IMergeable?> AtAsync(TrackerDbContext db, MergedKind kind, string key, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        return kind switch
        {
            MergedKind.Person => long.TryParse(key, out var number) ? await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == new PersonId(number), cancellation) : null,
            MergedKind.Topic => await db.Topics.AsNoTracking().SingleOrDefaultAsync(t => t.Slug == key, cancellation),
            _ => await db.Parties.AsNoTracking().SingleOrDefaultAsync(p => p.Code == key, cancellation),
        };
    }

    /// <summary>Those that have one of its names too, whatever their spelling; the first few.</summary>
    public static async Task<IReadOnlyList<DoubleChoice>> PossibleAsync(TrackerDbContext db, IMergeable here, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(here);
        const int mostNames = 10;
        var found = new List<DoubleChoice>();
        foreach (var name in here.Names.Distinct().Take(mostNames))
        {
            found.AddRange(await FoundAsync(db, here.Kind, DirectorySearch.Whole(name), cancellation));
        }
        return [.. found.Where(c => c.Number != here.Number).DistinctBy(c => c.Number).Take(DirectorySearch.Most)];
    }

    /// <summary>By what people type; never the one itself.</summary>
    public static async Task<IReadOnlyList<DoubleChoice>> SearchAsync(TrackerDbContext db, IMergeable here, string typed, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(here);
        var found = await FoundAsync(db, here.Kind, DirectorySearch.Beginning(typed), cancellation);
        return [.. found.Where(c => c.Number != here.Number).Take(DirectorySearch.Most)];
    }

    private static async Task<IEnumerable<DoubleChoice>> FoundAsync(TrackerDbContext db, MergedKind kind, string pattern, CancellationToken cancellation)
    {
        const int most = DirectorySearch.Most + 1; // the one itself may be among them
        switch (kind)
        {
            case MergedKind.Person:
                var people = await db.People.AsNoTracking().Where(p => EF.Functions.Like(p.SearchKey + "\n", pattern, DirectorySearch.Escape)).OrderBy(p => p.Name).ThenBy(p => p.Id)
                    .Take(most).Select(p => new { p.Id, p.Name, Party = db.Parties.First(x => x.Id == p.PartyId).Name }).ToListAsync(cancellation);
                return people.Select(p => new DoubleChoice(p.Id.Value, $"{p.Id.Value}", p.Name, p.Party));
            case MergedKind.Topic:
                var topics = await db.Topics.AsNoTracking().Where(t => EF.Functions.Like(t.SearchKey + "\n", pattern, DirectorySearch.Escape)).OrderBy(t => t.Name)
                    .Take(most).Select(t => new { t.Id, t.Slug, t.Name, Parent = db.Topics.Where(x => x.Id == t.ParentId).Select(x => x.Name).FirstOrDefault() }).ToListAsync(cancellation);
                return topics.Select(t => new DoubleChoice(t.Id.Value, t.Slug, t.Name, t.Parent));
            default:
                var parties = await db.Parties.AsNoTracking().Where(p => EF.Functions.Like(p.SearchKey + "\n", pattern, DirectorySearch.Escape)).OrderBy(p => p.Name).ThenBy(p => p.Id)
                    .Take(most).Select(p => new { p.Id, p.Code, p.Name }).ToListAsync(cancellation);
                return parties.Select(p => new DoubleChoice(p.Id.Value, p.Code, p.Name, p.Code));
        }
    }
}
