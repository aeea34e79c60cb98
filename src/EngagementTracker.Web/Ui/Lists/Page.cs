using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Ui.Lists;

/// <summary>One page of a list, and how many rows there are in all.</summary>
public sealed record Page<TRow>(IReadOnlyList<TRow> Rows, int Total, int Number)
{
    public const int Size = 50;

    public int Count => Math.Max(1, (Total + Size - 1) / Size);
}

public static class PageExtensions
{
    /// <summary>Reads one page from the database; a number beyond the end gives the last page.</summary>
    public static async Task<Page<TRow>> ToPageAsync<TRow>(this IQueryable<TRow> rows, int? number, CancellationToken cancellation = default)
    {
        var total = await rows.CountAsync(cancellation);
        var last = Math.Max(1, (total + Page<TRow>.Size - 1) / Page<TRow>.Size);
        var wanted = Math.Clamp(number ?? 1, 1, last);
        return new Page<TRow>(
            await rows.Skip((wanted - 1) * Page<TRow>.Size).Take(Page<TRow>.Size).ToListAsync(cancellation), total, wanted);
    }
}
