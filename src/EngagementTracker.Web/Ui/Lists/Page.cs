using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Ui.Lists;

/// <summary>One page of a list, and how many rows there are in all, as far as they were counted.</summary>
/// <param name="Total">More than <see cref="MostCounted"/> stands for any number above it.</param>
/// <param name="Previous">The place of the page before, where a list goes by places.</param>
public sealed record Page<TRow>(IReadOnlyList<TRow> Rows, int Total, int Number, string? Previous = null, string? Next = null)
{
    public const int Size = 50;

    /// <summary>To count on would take longer than to read the page.</summary>
    public const int MostCounted = 10_000;

    public bool IsMore => Total > MostCounted;

    public string TotalShown => IsMore ? $"{MostCounted:N0}+" : Total.ToString("N0");

    /// <summary>How many pages were counted.</summary>
    public int Count => Math.Max(1, (Math.Min(Total, MostCounted) + Size - 1) / Size);
}

public static class PageExtensions
{
    /// <summary>Reads one page from the database; a number beyond the end, or beyond what is counted, gives the last page.</summary>
    public static async Task<Page<TRow>> ToPageAsync<TRow>(this IQueryable<TRow> rows, int? number, CancellationToken cancellation = default)
    {
        var total = await rows.CountedAsync(cancellation);
        var wanted = Math.Clamp(number ?? 1, 1, new Page<TRow>([], total, 1).Count);
        return new Page<TRow>(await rows.Skip((wanted - 1) * Page<TRow>.Size).Take(Page<TRow>.Size).ToListAsync(cancellation), total, wanted);
    }

    /// <summary>How many there are, counted to one more than <see cref="Page{TRow}.MostCounted"/>.</summary>
    public static Task<int> CountedAsync<TRow>(this IQueryable<TRow> rows, CancellationToken cancellation = default) =>
        rows.Take(Page<TRow>.MostCounted + 1).CountAsync(cancellation);
}
