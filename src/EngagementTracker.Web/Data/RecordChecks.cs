using System.Text.Json;
using EngagementTracker.Domain;
using Microsoft.Data.Sqlite;

namespace EngagementTracker.Web.Data;

/// <summary>
/// Whether the records agree with each other, beyond what the tables enforce: references and their counters, the revisions of commitments,
/// and that the making of each record is in the audit trail. Asked of the file itself, whatever a reader may read.
/// </summary>
public static class RecordChecks
{
    private const string RecordsWithReferences = """
        SELECT "Reference", 'ENG' AS "Prefix", 'Engagement' AS "Entity", "Id" FROM "Engagements"
        UNION ALL SELECT "Reference", 'COM', 'Commitment', "Id" FROM "Commitments"
        UNION ALL SELECT "Reference", 'FUP', 'FollowUp', "Id" FROM "FollowUps"
        """;

    private const string NumberedWrongly = """
        SELECT c."Reference" FROM "Commitments" c LEFT JOIN "CommitmentRevisions" r ON r."CommitmentId" = c."Id"
        GROUP BY c."Id" HAVING COUNT(r."Id") = 0 OR MIN(r."Number") <> 1 OR MAX(r."Number") <> COUNT(r."Id") OR MAX(r."Number") <> c."RevisionNumber"
        ORDER BY c."Reference" LIMIT 1
        """;

    private const string OtherTerms = """
        SELECT c."Reference" FROM "Commitments" c JOIN "CommitmentRevisions" r ON r."CommitmentId" = c."Id" AND r."Number" = c."RevisionNumber"
        WHERE c."Wording" <> r."Wording" OR c."Class" <> r."Class" OR c."Deliverable" IS NOT r."Deliverable" OR c."Measure" IS NOT r."Measure"
            OR c."DeadlineKind" <> r."DeadlineKind" OR c."DeadlineDate" IS NOT r."DeadlineDate" OR c."DeadlineEvent" IS NOT r."DeadlineEvent"
            OR c."DeadlineEventId" IS NOT r."DeadlineEventId"
        ORDER BY c."Reference" LIMIT 1
        """;

    private const string PartiesOfTheLast = """
        SELECT c."Reference", r."Obligors", r."Beneficiaries",
            (SELECT json_group_array(p."PartyId") FROM "CommitmentParties" p WHERE p."CommitmentId" = c."Id" AND p."Role" = 0),
            (SELECT json_group_array(p."PartyId") FROM "CommitmentParties" p WHERE p."CommitmentId" = c."Id" AND p."Role" = 1)
        FROM "Commitments" c JOIN "CommitmentRevisions" r ON r."CommitmentId" = c."Id" AND r."Number" = c."RevisionNumber" ORDER BY c."Reference"
        """;

    private const string NotInTheTrail = $"""
        SELECT x."Reference" FROM ({RecordsWithReferences}) x WHERE NOT EXISTS (
            SELECT 1 FROM "AuditEntries" a WHERE a."Record" = x."Reference" AND a."Entity" = x."Entity" AND a."Action" = 0 AND a."RowId" IS x."Id")
        ORDER BY x."Reference" LIMIT 1
        """;

    /// <summary>The first thing that is not as it must be, in a sentence; <see langword="null"/> if all is.</summary>
    public static async Task<string?> FaultAsync(SqliteConnection connection, CancellationToken cancellation = default) =>
        await ReferencesAsync(connection, cancellation)
        ?? await FirstAsync(connection, NumberedWrongly, "The revisions of {0} are not numbered from 1 to the one in force.", cancellation)
        ?? await FirstAsync(connection, OtherTerms, "The terms of {0} are not those of its last revision.", cancellation)
        ?? await PartiesAsync(connection, cancellation)
        ?? await FirstAsync(connection, NotInTheTrail, "The audit trail does not tell how {0} was made.", cancellation);

    /// <summary>A reference is given out in the transaction that uses it, and no record is ever removed: so there is no gap.</summary>
    private static async Task<string?> ReferencesAsync(SqliteConnection connection, CancellationToken cancellation)
    {
        var used = new Dictionary<(string Prefix, int Year), SortedSet<int>>();
        await foreach (var row in RowsAsync(connection, RecordsWithReferences, cancellation))
        {
            var (reference, prefix) = (row.GetString(0), row.GetString(1));
            if (!Reference.IsReference(reference) || !reference.StartsWith($"{prefix}-", StringComparison.Ordinal))
                return $"“{reference}” is no reference of the form {prefix}-2025-0001.";
            var (year, number) = (int.Parse(reference[4..8]), int.Parse(reference[9..]));
            if (!used.TryGetValue((prefix, year), out var numbers)) used[(prefix, year)] = numbers = [];
            if (!numbers.Add(number)) return $"{reference} stands twice.";
        }
        await foreach (var row in RowsAsync(connection, """SELECT "Prefix", "Year", "Last" FROM "ReferenceCounters" """, cancellation))
        {
            var (prefix, year, last) = (row.GetString(0), row.GetInt32(1), row.GetInt32(2));
            used.Remove((prefix, year), out var numbers);
            if (numbers is { Max: var max } && max > last) return $"{Reference.Format(prefix, year, max)} is on record, and the counter stands at {last}: it would be given out again.";
            for (var number = 1; number <= last; number++)
                if (numbers?.Contains(number) != true) return $"{Reference.Format(prefix, year, number)} was given out, and is not on record.";
        }
        return used.Keys.Order().Select(k => $"{Reference.Format(k.Prefix, k.Year, used[k].Max)} is on record without a counter: it would be given out again.").FirstOrDefault();
    }

    /// <summary>A revision is never changed, so it may name a party that was merged into another since.</summary>
    private static async Task<string?> PartiesAsync(SqliteConnection connection, CancellationToken cancellation)
    {
        var merged = new Dictionary<long, long>();
        await foreach (var row in RowsAsync(connection, "SELECT 1 FROM pragma_table_info('Parties') WHERE name = 'MergedIntoId'", cancellation))
        {
            await foreach (var party in RowsAsync(connection, """SELECT "Id", "MergedIntoId" FROM "Parties" WHERE "MergedIntoId" IS NOT NULL""", cancellation))
                merged[party.GetInt64(0)] = party.GetInt64(1);
        }
        long Standing(long party) => merged.TryGetValue(party, out var kept) ? Standing(kept) : party;
        await foreach (var row in RowsAsync(connection, PartiesOfTheLast, cancellation))
        {
            long[] Of(int column) => [.. JsonSerializer.Deserialize<long[]>(row.GetString(column))!.Select(Standing).Distinct().Order()];
            if (!Of(1).SequenceEqual(Of(3)) || !Of(2).SequenceEqual(Of(4))) return $"The parties of {row.GetString(0)} are not those of its last revision.";
        }
        return null;
    }

    private static async Task<string?> FirstAsync(SqliteConnection connection, string query, string sentence, CancellationToken cancellation)
    {
        await foreach (var row in RowsAsync(connection, query, cancellation)) return sentence.Replace("{0}", row.GetString(0), StringComparison.Ordinal);
        return null;
    }

    private static async IAsyncEnumerable<SqliteDataReader> RowsAsync(
        SqliteConnection connection, string query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = query;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation)) yield return reader;
    }
}
