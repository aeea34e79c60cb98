using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.People;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Lookups;
using EngagementTracker.Web.Data.Search;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Search;

/// <summary>Something found: what it is called, where it is, what else tells it apart.</summary>
public sealed record Hit(string Name, string Path, string? Beside = null, Marking Marking = Marking.Unclassified);

/// <summary>The first of what was found of one kind, and how many there are.</summary>
/// <param name="Total">As far as it was counted: one more than that says that there are more.</param>
public sealed record Section<THit>(IReadOnlyList<THit> Hits, int Total)
{
    public string Count => Total > DirectoryFinds.MostCounted ? $"{DirectoryFinds.MostCounted:N0}+" : Total.ToString("N0");
}

public sealed record SearchResult(
    Section<Hit> References, Section<Hit> Parties, Section<Hit> People, Section<Hit> Topics)
{
    public int Total => References.Total + Parties.Total + People.Total + Topics.Total;
}

/// <summary>Finds by reference or its beginning, and by the beginnings of any words of a name in the directory.</summary>
public sealed class DirectoryFinds(TrackerDbContext db)
{
    public const int Most = 10;

    /// <summary>Counting ends here.</summary>
    public const int MostCounted = 1_000;

    /// <summary>Fewer letters would find almost everything.</summary>
    private const int ShortestReference = 3;

    /// <summary>The address of the record whose reference was typed, if there is one.</summary>
    public async Task<string?> ExactAsync(string typed, CancellationToken cancellation = default)
    {
        var reference = Text.Clean(typed).ToUpperInvariant();
        if (!Reference.IsReference(reference)) return null;
        var found = reference[..3] switch
        {
            Reference.Engagement => await db.Engagements.AnyAsync(e => e.Reference == reference, cancellation),
            Reference.Commitment => await db.Commitments.AnyAsync(c => c.Reference == reference, cancellation),
            _ => await db.FollowUps.AnyAsync(f => f.Reference == reference, cancellation),
        };
        return found ? PathOf(reference) : null;
    }

    public async Task<SearchResult> ReadAsync(string typed, CancellationToken cancellation = default)
    {
        var code = Text.Clean(typed).ToUpperInvariant();
        var (match, line) = (NameWords.Beginning(typed), DirectorySearch.Beginning(typed));
        // A party's key begins with its code and its name: "com" means the Comoros before the Commonwealth of Australia.
        var (name, whole) = (line[1..], DirectorySearch.Whole(typed));
        // A code of one letter, or a name too short for the index, is found whole.
        var parties = db.Parties.AsNoTracking().Where(p => p.Code == code);
        var people = db.People.AsNoTracking().Where(_ => false);
        var topics = db.Topics.AsNoTracking().Where(_ => false);
        if (match is not null)
        {
            parties = db.Parties.AsNoTracking().Join(db.Hits<PartyId>(match, MostCounted + 1), p => p.Id, h => h.Id, (p, _) => p);
            people = db.People.AsNoTracking().Join(db.Hits<PersonId>(match, MostCounted + 1), p => p.Id, h => h.Id, (p, _) => p);
            topics = db.Topics.AsNoTracking().Join(db.Hits<TopicId>(match, MostCounted + 1), t => t.Id, h => h.Id, (t, _) => t);
        }
        return new SearchResult(
            await ReferencesAsync(code, cancellation),
            await SectionAsync(
                parties.OrderByDescending(p => p.Code == code).ThenByDescending(p => EF.Functions.Like(p.SearchKey + "\n", whole, DirectorySearch.Escape))
                    .ThenByDescending(p => EF.Functions.Like(p.SearchKey, "\n" + p.Code + name, DirectorySearch.Escape))
                    .ThenByDescending(p => EF.Functions.Like(p.SearchKey, line, DirectorySearch.Escape))
                    .ThenBy(p => p.Kind).ThenBy(p => p.Name).Select(p => new Hit(p.Name, "/parties/" + p.Code, p.Code, Marking.Unclassified)), cancellation),
            await SectionAsync(
                people.OrderByDescending(p => EF.Functions.Like(p.SearchKey, line, DirectorySearch.Escape)).ThenBy(p => p.Name).ThenBy(p => p.Id)
                    .Select(p => new { p.Name, p.Id, Party = db.Parties.First(x => x.Id == p.PartyId).Name }),
                p => new Hit(p.Name, $"/people/{p.Id.Value}", p.Party), cancellation),
            await SectionAsync(topics.OrderByDescending(t => EF.Functions.Like(t.SearchKey, line, DirectorySearch.Escape)).ThenBy(t => t.Name)
                    .Select(t => new Hit(t.Name, "/topics/" + t.Slug, null, Marking.Unclassified)), cancellation));
    }

    /// <summary>Records whose reference begins so: a range, which the index on references answers.</summary>
    private async Task<Section<Hit>> ReferencesAsync(string typed, CancellationToken cancellation)
    {
        if (typed.Length < ShortestReference || !(typed.StartsWith(Reference.Engagement, StringComparison.Ordinal)
            || typed.StartsWith(Reference.Commitment, StringComparison.Ordinal) || typed.StartsWith(Reference.FollowUp, StringComparison.Ordinal)))
            return new Section<Hit>([], 0);
        // Only what looks like a reference: "Comoros" and "England" are names.
        if (typed.Length > 3 && !(typed[3] == '-' && typed[4..].All(c => char.IsAsciiDigit(c) || c == '-'))) return new Section<Hit>([], 0);
        var until = typed + "~";
        var found = typed[..3] switch
        {
            Reference.Engagement => db.Engagements.AsNoTracking().Select(e => new { e.Reference, Beside = db.Parties.First(p => p.Id == e.CounterpartId).Name, e.Marking }),
            Reference.Commitment => db.Commitments.AsNoTracking().Select(c => new { c.Reference, Beside = c.Wording, c.Marking }),
            _ => db.FollowUps.AsNoTracking().Select(f => new { f.Reference, Beside = f.Action, f.Marking }),
        };
        return await SectionAsync(
            found.Where(r => r.Reference.CompareTo(typed) >= 0 && r.Reference.CompareTo(until) < 0).OrderByDescending(r => r.Reference),
            r => new Hit(r.Reference, PathOf(r.Reference), r.Beside, r.Marking), cancellation);
    }

    private static Task<Section<THit>> SectionAsync<THit>(IQueryable<THit> found, CancellationToken cancellation) =>
        SectionAsync(found, hit => hit, cancellation);

    private static async Task<Section<THit>> SectionAsync<TRow, THit>(IQueryable<TRow> found, Func<TRow, THit> show, CancellationToken cancellation) =>
        new([.. (await found.Take(Most).ToListAsync(cancellation)).Select(show)], await found.Take(MostCounted + 1).CountAsync(cancellation));

    private static string PathOf(string reference) => reference[..3] switch
    {
        Reference.Engagement => $"/engagements/{reference}",
        Reference.Commitment => $"/commitments/{reference}",
        _ => $"/follow-ups/{reference}",
    };
}
