using EngagementTracker.Domain;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data;

/// <summary>The last number given out for a prefix and a year.</summary>
public sealed class ReferenceCounter
{
    public required string Prefix { get; init; }
    public required int Year { get; init; }
    public required int Last { get; init; }
}

public static class References
{
    /// <summary>
    /// Gives out the next reference. The caller's transaction holds the counter until it ends, so that numbers are unique
    /// under concurrent writers, and a transaction that fails leaves no gap.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no transaction.</exception>
    public static async Task<string> NextReferenceAsync(this TrackerDbContext db, string prefix, int year, CancellationToken cancellation)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("A reference is given out within a transaction.");
        var numbers = await db.Database.SqlQuery<int>($"""
            INSERT INTO "ReferenceCounters" ("Prefix", "Year", "Last") VALUES ({prefix}, {year}, 1)
            ON CONFLICT ("Prefix", "Year") DO UPDATE SET "Last" = "ReferenceCounters"."Last" + 1
            RETURNING "Last" AS "Value"
            """).ToListAsync(cancellation);
        return Reference.Format(prefix, year, numbers.Single());
    }
}
