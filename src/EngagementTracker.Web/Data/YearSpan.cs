using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data;

/// <summary>The years from the first to the last of some days, the latest first. Two looks into an index, where to ask which years occur would read all of it.</summary>
internal static class YearSpan
{
    public static async Task<IReadOnlyList<int>> OfAsync(IQueryable<DateOnly> days, CancellationToken cancellation = default)
    {
        if (await days.OrderBy(d => d).Select(d => (DateOnly?)d).FirstOrDefaultAsync(cancellation) is not { } first) return [];
        var last = await days.OrderByDescending(d => d).FirstAsync(cancellation);
        return [.. Enumerable.Range(first.Year, last.Year - first.Year + 1).Reverse()];
    }
}
