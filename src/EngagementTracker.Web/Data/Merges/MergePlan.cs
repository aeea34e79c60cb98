using System.Text.RegularExpressions;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Merges;
using Microsoft.Data.Sqlite;

namespace EngagementTracker.Web.Data.Merges;

/// <summary>What becomes of one row.</summary>
/// <param name="Changes">The columns that change; none when the row is united with its twin, and goes.</param>
/// <param name="Twin">The row of the kept record that says the same.</param>
/// <param name="TwinChanges">What the twin takes from the row.</param>
internal sealed record MergeStep(
    MergeReference Reference, IReadOnlyDictionary<string, object?> Row, IReadOnlyDictionary<string, object?>? Changes,
    IReadOnlyDictionary<string, object?>? Twin, IReadOnlyDictionary<string, object?> TwinChanges)
{
    public long RootId => (long)Row[Reference.RootColumn]!;
}

/// <summary>All that a merge does to the rows that refer to the one that goes, read before any is written: what the preview shows is what is done.</summary>
internal static class MergePlan
{
    /// <summary>So many rows are moved in one transaction; who has more is kept rather than merged away.</summary>
    public const int Most = 50_000;

    private static readonly Dictionary<string, object?> Nothing = [];

    /// <returns>At most one more than <see cref="Most"/>.</returns>
    public static async Task<List<MergeStep>> ReadAsync(SqliteConnection connection, IMergeable kept, IMergeable away, CancellationToken cancellation)
    {
        var steps = new List<MergeStep>();
        foreach (var reference in MergeReference.All.Where(r => r.Kind == away.Kind))
        {
            steps.AddRange(reference.Table switch
            {
                "Topics" => await ParentsAsync(connection, reference, kept.Number, away.Number, cancellation),
                _ => await MovesAsync(connection, reference, kept.Number, away.Number, cancellation),
            });
            if (steps.Count > Most) return steps;
        }
        steps.AddRange(await ViewsAsync(connection, kept, away, cancellation));
        return steps;
    }

    private static async Task<IEnumerable<MergeStep>> MovesAsync(
        SqliteConnection connection, MergeReference reference, long kept, long away, CancellationToken cancellation)
    {
        var (table, column) = (reference.Table, reference.Column);
        var rows = await SqlRows.ReadAsync(connection, $"""SELECT {reference.Needed} FROM "{table}" WHERE "{column}" = @away LIMIT {Most + 1}""", cancellation, ("@away", away));
        var twins = reference.Twin.Length == 0 ? [] : await SqlRows.ReadAsync(
            connection,
            $"""
            SELECT t.* FROM "{table}" t WHERE t."{column}" = @kept AND EXISTS (SELECT 1 FROM "{table}" a
                WHERE a."{column}" = @away AND {string.Join(" AND ", reference.Twin.Select(c => $"a.\"{c}\" IS t.\"{c}\""))})
            """,
            cancellation, ("@kept", kept), ("@away", away));
        var twinOf = twins.GroupBy(Same).ToDictionary(g => g.Key, g => g.First());
        var principals = (table, column) == ("Participants", "PartyId") ? await PrincipalsAsync(connection, kept, away, cancellation) : [];
        return rows.Select(row => twinOf.TryGetValue(Same(row), out var twin)
            ? new MergeStep(reference, row, null, twin, table == "Participants" ? United(twin, row) : Nothing)
            : new MergeStep(reference, row, Moved(row), null, Nothing));

        string Same(Dictionary<string, object?> row) => string.Join('\u001f', reference.Twin.Select(c => SqlRows.Text(row[c])));

        Dictionary<string, object?> Moved(Dictionary<string, object?> row)
        {
            var changes = new Dictionary<string, object?> { [column] = kept };
            // A party has one principal: the kept one's stays.
            if (principals.Contains(row.GetValueOrDefault("EngagementId")) && IsPrincipal(row)) changes["Role"] = (long)ParticipantRole.Accompanying;
            return changes;
        }
    }

    /// <summary>A person takes part once: for the same party with the stronger role and a capacity that is on record; for two parties as in the stronger role.</summary>
    private static Dictionary<string, object?> United(Dictionary<string, object?> twin, Dictionary<string, object?> row)
    {
        var isStronger = (long)row["Role"]! < (long)twin["Role"]!;
        var taken = new Dictionary<string, object?>();
        if (isStronger) taken["Role"] = row["Role"];
        if (Equals(twin["PartyId"], row["PartyId"]))
        {
            if (twin["Capacity"] is null && row["Capacity"] is not null) taken["Capacity"] = row["Capacity"];
        }
        else if (isStronger)
        {
            foreach (var column in (string[])["PartyId", "Side", "Capacity"]) taken[column] = row[column];
        }
        return taken;
    }

    private static bool IsPrincipal(Dictionary<string, object?> participant) => (long)participant["Role"]! == (long)ParticipantRole.Principal;

    private static async Task<HashSet<object?>> PrincipalsAsync(SqliteConnection connection, long kept, long away, CancellationToken cancellation) =>
    [
        .. (await SqlRows.ReadAsync(
            connection,
            """
            SELECT a."EngagementId" FROM "Participants" a WHERE a."PartyId" = @away AND a."Role" = 0 AND EXISTS
                (SELECT 1 FROM "Participants" k WHERE k."EngagementId" = a."EngagementId" AND k."PartyId" = @kept AND k."Role" = 0)
            """,
            cancellation, ("@kept", kept), ("@away", away))).Select(r => r["EngagementId"]),
    ];

    /// <summary>What lies below the topic that goes, lies below the kept one; if that is itself among it, it first takes the place of the other.</summary>
    private static async Task<List<MergeStep>> ParentsAsync(
        SqliteConnection connection, MergeReference reference, long kept, long away, CancellationToken cancellation)
    {
        var rows = await SqlRows.ReadAsync(connection, """SELECT * FROM "Topics" WHERE "ParentId" = @away AND "Id" <> @kept""", cancellation, ("@away", away), ("@kept", kept));
        var steps = rows.ConvertAll(row => new MergeStep(reference, row, new Dictionary<string, object?> { ["ParentId"] = kept }, null, Nothing));
        var above = await TopicTree.AboveAsync(connection, kept, cancellation);
        if (!above.Contains(away)) return steps;
        var (own, other) = ((await TopicTree.FindAsync(connection, kept, cancellation))!, (await TopicTree.FindAsync(connection, away, cancellation))!);
        steps.Insert(0, new MergeStep(reference, own, new Dictionary<string, object?> { ["ParentId"] = other["ParentId"] }, null, Nothing));
        return steps;
    }

    private static async Task<IEnumerable<MergeStep>> ViewsAsync(SqliteConnection connection, IMergeable kept, IMergeable away, CancellationToken cancellation)
    {
        var (reference, name) = (MergeReference.View(away.Kind), MergeReference.ParameterOf(away.Kind));
        var one = new Regex($"(?<=^|&){name}={Regex.Escape(Uri.EscapeDataString(away.Key))}(?=&|$)", RegexOptions.CultureInvariant);
        var views = await SqlRows.ReadAsync(connection, """SELECT * FROM "SavedViews" WHERE instr("Query", @name) > 0""", cancellation, ("@name", $"{name}="));
        return views.Where(v => one.IsMatch((string)v["Query"]!)).Select(v => new MergeStep(
            reference, v, new Dictionary<string, object?> { ["Query"] = one.Replace((string)v["Query"]!, $"{name}={Uri.EscapeDataString(kept.Key)}") }, null, Nothing));
    }
}

/// <summary>Which topics stand above one.</summary>
internal static class TopicTree
{
    public static Task<Dictionary<string, object?>?> FindAsync(SqliteConnection connection, long topic, CancellationToken cancellation) =>
        SqlRows.FindAsync(connection, "Topics", new Dictionary<string, object?> { ["Id"] = topic }, cancellation);

    /// <summary>From its parent upwards; ends where a circle closes, with the topic itself among them.</summary>
    public static async Task<HashSet<long>> AboveAsync(SqliteConnection connection, long topic, CancellationToken cancellation)
    {
        var above = new HashSet<long>();
        for (var step = await FindAsync(connection, topic, cancellation); step?["ParentId"] is long parent && above.Add(parent);)
            step = await FindAsync(connection, parent, cancellation);
        return above;
    }
}
