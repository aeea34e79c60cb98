using System.Linq.Expressions;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Search;
using EngagementTracker.Web.Ui.Display;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Search;

/// <summary>A text in which the words stand.</summary>
/// <param name="Key">The number of its row, where the next page goes on.</param>
/// <param name="Reference">Of the record to which it belongs.</param>
/// <param name="Text"><see langword="null"/> where only the page of the record shows it.</param>
public sealed record FoundText(TextKind Kind, long Key, string Reference, string Title, string? Text, DateOnly On, Marking Marking)
{
    public string Path => RecordAddress.Of(Reference)!;
}

/// <summary>The first texts of a kind.</summary>
/// <param name="Count">As far as it was counted.</param>
/// <param name="IsMore">Whether there are more than were counted.</param>
public sealed record FoundTexts(TextKind Kind, IReadOnlyList<FoundText> First, int Count, bool IsMore)
{
    public string Total => IsMore ? $"{Count:N0}+" : Count.ToString("N0");
}

/// <summary>
/// Finds texts by words and fields, as the context's reader may see them. What bears the words in its name or reference comes first, then
/// what was put on record last; nothing is weighed over the whole index, which for common words would take long.
/// </summary>
public sealed class TextSearch(TrackerDbContext db, CurrentUser user, TimeProvider time)
{
    /// <summary>Counting ends here.</summary>
    public const int MostCounted = 1_000;

    /// <summary>Of so many of the newest matches it is asked whether the reader may see them and whether they have what the fields ask for.</summary>
    private const int MostLookedAt = 20_000;

    /// <param name="kind">The only kind that is wanted.</param>
    /// <param name="before">Where the page before ended.</param>
    public async Task<(IReadOnlyList<FoundTexts> Found, IReadOnlyList<string> Notes)> FindAsync(
        SearchQuery query, int most, TextKind? kind = null, long? before = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var filter = await SearchFilter.ReadAsync(db, query, user, cancellation);
        List<SearchNode> words = [.. query.Words is { } typed ? [typed] : Array.Empty<SearchNode>(), .. filter.Words];
        var wanted = new SearchAll(words);
        var rows = new SearchedRows(db, filter, await DueCalendar.ReadAsync(db, time, cancellation));
        var look = new Look(SearchMatch.Of(wanted), SearchMatch.Without(wanted), most, before, kind is null);
        List<FoundTexts> found = [];
        foreach (var wants in Enum.GetValues<TextKind>().Where(k => (kind is null || k == kind) && IsWanted(filter, k)))
        {
            if (await OfAsync(wants, rows, look, cancellation) is { Count: > 0 } texts) found.Add(texts);
        }
        return (found, filter.Notes);
    }

    private static bool IsWanted(SearchFilter filter, TextKind kind) => filter.Kinds.TrueForAll(k => k.Values.Contains(kind) != k.IsExcluded);

    private Task<FoundTexts?> OfAsync(TextKind kind, SearchedRows rows, Look look, CancellationToken cancellation)
    {
        var shown = new ShownRows(db);
        var (engagements, commitments) = (rows.Engagements(), rows.Commitments());
        return kind switch
        {
            TextKind.Engagement => FindAsync(kind, look, engagements, e => e.Id, shown.Engagement, cancellation),
            TextKind.Commitment => FindAsync(kind, look, commitments, c => c.Id, shown.Commitment, cancellation),
            TextKind.FollowUp => FindAsync(kind, look, rows.FollowUps(), f => f.Id, shown.FollowUp, cancellation),
            TextKind.Account => FindAsync(
                kind, look, engagements is null ? null : db.Accounts.AsNoTracking().Where(a => engagements.Any(e => e.Id == a.EngagementId)), a => a.Id, shown.Account, cancellation),
            TextKind.ClosedSection => FindAsync(
                kind, look, engagements is null ? null : db.Set<ClosedSection>().AsNoTracking().Where(s => engagements.Any(e => e.Id == s.EngagementId)), s => s.Id,
                shown.ClosedSection, cancellation),
            TextKind.Quote => FindAsync(
                kind, look, commitments is null ? null : db.Mentions.AsNoTracking().Where(m => commitments.Any(c => c.Id == m.CommitmentId)), m => m.Id, shown.Quote, cancellation),
            _ => FindAsync(
                kind, look, commitments is null ? null : db.Evidence.AsNoTracking().Where(p => commitments.Any(c => c.Id == p.CommitmentId)), p => p.Id, shown.File, cancellation),
        };
    }

    private async Task<FoundTexts?> FindAsync<TRow, TId>(
        TextKind kind, Look look, IQueryable<TRow>? rows, Expression<Func<TRow, TId>> id, Expression<Func<TRow, ShownRow>> show, CancellationToken cancellation)
        where TId : struct
    {
        if (rows is null) return null;
        List<(long Key, ShownRow Row)> first = [];
        if (look is { NamesFirst: true, Match: { } names }) first.AddRange(await TakeAsync(rows, Hits<TId>(look, names, onlyNames: true), id, show, look.Most, cancellation));
        var all = Hits<TId>(look, look.Match, onlyNames: false);
        if (first.Count < look.Most)
        {
            var rest = await TakeAsync(rows, all, id, show, look.Most, cancellation);
            first.AddRange(rest.Where(r => first.TrueForAll(f => f.Key != r.Key)).Take(look.Most - first.Count).ToList());
        }
        if (first.Count == 0) return null;
        var count = await rows.Join(all, id, h => h.Id, (r, _) => 1).Take(MostCounted + 1).CountAsync(cancellation);
        return new FoundTexts(kind, [.. first.Select(f => f.Row.ToText(kind, f.Key, user.TimeZone))], Math.Min(count, MostCounted), count > MostCounted);
    }

    private IQueryable<TextHit<TId>> Hits<TId>(Look look, string? match, bool onlyNames)
        where TId : struct => match is null ? db.All<TId>(look.Without, look.Before) : db.Hits<TId>(match, MostLookedAt, look.Before, onlyNames);

    private static async Task<List<(long Key, ShownRow Row)>> TakeAsync<TRow, TId>(
        IQueryable<TRow> rows, IQueryable<TextHit<TId>> hits, Expression<Func<TRow, TId>> id, Expression<Func<TRow, ShownRow>> show, int most, CancellationToken cancellation)
        where TId : struct
    {
        Expression<Func<TRow, TextHit<TId>, Placed>> placed = (row, hit) => new Placed { Key = hit.Number, Row = null! };
        var hit = placed.Parameters[1];
        var body = Expression.MemberInit(
            Expression.New(typeof(Placed)),
            Expression.Bind(typeof(Placed).GetProperty(nameof(Placed.Key))!, Expression.Property(hit, nameof(TextHit<>.Number))),
            Expression.Bind(typeof(Placed).GetProperty(nameof(Placed.Row))!, show.With(placed.Parameters[0])));
        var joined = rows.Join(hits, id, h => h.Id, Expression.Lambda<Func<TRow, TextHit<TId>, Placed>>(body, placed.Parameters));
        return [.. (await joined.OrderByDescending(p => p.Key).Take(most).ToListAsync(cancellation)).Select(p => (p.Key, p.Row))];
    }

    /// <param name="NamesFirst">Whether names go before all else; on the pages of one kind the order is by time alone.</param>
    private sealed record Look(string? Match, string? Without, int Most, long? Before, bool NamesFirst);

    private sealed class Placed
    {
        public required long Key { get; init; }
        public required ShownRow Row { get; init; }
    }
}
