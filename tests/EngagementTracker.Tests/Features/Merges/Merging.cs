using EngagementTracker.Domain.Merges;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Merges;
using EngagementTracker.Web.Features.Merges.MergeDoubles;
using EngagementTracker.Web.Features.Merges.UndoMerge;
using EngagementTracker.Web.Ui.Forms;

namespace EngagementTracker.Tests.Features.Merges;

/// <summary>Merges as the page sends them.</summary>
internal static class Merging
{
    public static async Task<MergeDoublesForm> MergeFormAsync(this Tracker tracker, MergedKind kind, long kept, long away) => await tracker.ReadAsync(async db =>
    {
        var here = (await Doubles.FindAsync(db, kind, kept, default))!;
        var other = (await Doubles.FindAsync(db, kind, away, default))!;
        return new MergeDoublesForm
        {
            Kind = kind,
            Here = kept,
            HereSeen = here.Version,
            Other = new DoubleChoice(away, other.Key, other.Name, null),
            OtherSeen = other.Version,
            Reason = "One and the same.",
        };
    });

    public static async Task<Answer<Merge>> MergeAsync(this Tracker tracker, MergedKind kind, long kept, long away, string user = "officer")
    {
        var form = await tracker.MergeFormAsync(kind, kept, away);
        return await tracker.AsAsync<MergeDoublesHandler, Answer<Merge>>(user, h => h.HandleAsync(form));
    }

    public static Task<Answer<UndoneMerge>> UndoAsync(this Tracker tracker, Merge merge, string user = "officer") =>
        tracker.AsAsync<UndoMergeHandler, Answer<UndoneMerge>>(user, h => h.HandleAsync(merge.Id));

    /// <summary>Puts one more of some kind on record, which may be a double of another.</summary>
    public static Task<long> AddAsync(this Tracker tracker, IMergeable one) => tracker.ReadAsync(async db =>
    {
        db.Add(one);
        await db.SaveChangesAsync();
        return one.Number;
    });

    /// <summary>All rows but those that tell of merges, and the versions, which move on with each.</summary>
    public static async Task<string> RecordsAsync(this Tracker tracker)
    {
        await using var connection = await ReadOnlyDatabase.OpenAsync(tracker.DatabaseFile);
        var tables = await Tables.TextsAsync(connection, """
            SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_s%' AND name NOT LIKE '%Words%'
                AND name NOT IN ('AuditEntries', 'Merges', 'MergedRows') ORDER BY 1
            """);
        var all = new List<string>();
        foreach (var table in tables)
        {
            var columns = await Tables.TextsAsync(connection, $"SELECT name FROM pragma_table_info('{table}') WHERE name <> 'Version'");
            var rows = await Tables.TextsAsync(connection, $"SELECT {string.Join(" || ', ' || ", columns.Select(c => $"quote(\"{c}\")"))} FROM \"{table}\" ORDER BY 1");
            all.AddRange(rows.Select(row => $"{table}: {row}"));
        }
        return string.Join('\n', all);
    }
}
