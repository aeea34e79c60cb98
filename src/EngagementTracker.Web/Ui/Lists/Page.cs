using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Ui.Lists;

/// <summary>One page of a list, and how many rows there are in all, as far as they were counted.</summary>
/// <param name="Total">More than <see cref="MostCounted"/> stands for any number above it.</param>
/// <param name="Previous">The place of the page before, where a list goes by places.</param>
public sealed record Page<TRow>(IReadOnlyList<TRow> Rows, int Total, int Number, string? Previous = null, string? Next = null)
{
    public const int Size = 50;

    /// <summary>How far a list that goes by numbers is counted: its last page is the last that can be reached.</summary>
    public const int MostByNumber = 10_000;

    /// <summary>How far one that goes by places is counted: to count on would take longer than to read the page.</summary>
    public const int MostByPlace = 1_000;

    public int MostCounted { get; private init; } = MostByNumber;

    public static Page<TRow> ByPlace(IReadOnlyList<TRow> rows, int total, int number, string? previous = null, string? next = null) =>
        new(rows, total, number, previous, next) { MostCounted = MostByPlace };

    public bool IsMore => Total > MostCounted;

    public string TotalShown => IsMore ? $"{MostCounted:N0}+" : Total.ToString("N0");

    /// <summary>Where the page stands: "51–100 of 1,000+".</summary>
    public string Extent
    {
        get
        {
            var first = (Number - 1) * Size + 1;
            var last = first + Rows.Count - 1;
            var of = IsMore && last >= MostCounted ? $"{last:N0}{(Next is null ? "" : "+")}" : TotalShown;
            return $"{first:N0}–{last:N0} of {of}";
        }
    }

    /// <summary>How many pages were counted.</summary>
    public int Count => Math.Max(1, (Math.Min(Total, MostCounted) + Size - 1) / Size);
}

public static class PageExtensions
{
    /// <summary>Reads one page from the database; a number beyond the end, or beyond what is counted, gives the last page.</summary>
    public static async Task<Page<TRow>> ToPageAsync<TRow>(this IQueryable<TRow> rows, int? number, CancellationToken cancellation = default)
    {
        var total = await rows.CountedAsync(Page<TRow>.MostByNumber, cancellation);
        var wanted = Math.Clamp(number ?? 1, 1, new Page<TRow>([], total, 1).Count);
        return new Page<TRow>(await rows.Skip((wanted - 1) * Page<TRow>.Size).Take(Page<TRow>.Size).ToListAsync(cancellation), total, wanted);
    }

    /// <summary>The same where rows are dear: first the keys in their order, then the rows of that page alone.</summary>
    /// <param name="counted">What is listed, in no order, which to count would mean to sort.</param>
    /// <param name="rows">The rows of some keys, in any order.</param>
    public static async Task<Page<TRow>> ToPageAsync<TKey, TCounted, TRow>(
        this IQueryable<TKey> keys, IQueryable<TCounted> counted, int? number, Func<IReadOnlyList<TKey>, IQueryable<TRow>> rows, Func<TRow, TKey> key,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var total = await counted.CountedAsync(Page<TRow>.MostByNumber, cancellation);
        var wanted = Math.Clamp(number ?? 1, 1, new Page<TRow>([], total, 1).Count);
        var found = await keys.Skip((wanted - 1) * Page<TRow>.Size).Take(Page<TRow>.Size).ToListAsync(cancellation);
        var shown = (await rows(found).ToListAsync(cancellation)).ToLookup(key);
        return new Page<TRow>([.. found.SelectMany(k => shown[k])], total, wanted);
    }

    /// <summary>How many there are, counted to one more than <paramref name="most"/>.</summary>
    public static Task<int> CountedAsync<TRow>(this IQueryable<TRow> rows, int most, CancellationToken cancellation = default) =>
        rows.Take(most + 1).CountAsync(cancellation);
}
