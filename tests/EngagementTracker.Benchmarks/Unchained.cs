using EngagementTracker.Web.Data.Audit;
using Microsoft.Data.Sqlite;

namespace EngagementTracker.Benchmarks;

/// <summary>Writes the same entries as the product does, but without reading the head and without hashes. The product has no such thing.</summary>
internal static class Unchained
{
    private const string Insert = """
        INSERT INTO "AuditEntries"
            ("AtUtc", "ActorId", "ActorName", "Record", "Entity", "Action", "RowId", "Marking", "Changes", "UseCase", "Address")
        VALUES (@at, @actor, @name, @record, @entity, @action, @row, @marking, @changes, @useCase, @address)
        """;

    public static async Task AppendAsync(SqliteTransaction transaction, Signature by, IReadOnlyList<AuditedAct> acts, CancellationToken cancellation)
    {
        await using var insert = transaction.Connection!.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = Insert;
        foreach (var name in (string[])["@at", "@actor", "@name", "@record", "@entity", "@action", "@row", "@marking", "@changes", "@useCase", "@address"])
            insert.Parameters.Add(new SqliteParameter { ParameterName = name });
        foreach (var act in acts)
        {
            var entry = AuditWriter.Sign(act, by, 0);
            object?[] values =
            [
                entry.AtUtc, entry.ActorId?.Value, entry.ActorName, entry.Record, entry.Entity, (long)entry.Action, entry.RowId, (long?)entry.Marking,
                entry.Changes, entry.UseCase, entry.Address,
            ];
            for (var i = 0; i < values.Length; i++) insert.Parameters[i].Value = values[i] ?? DBNull.Value;
            await insert.ExecuteNonQueryAsync(cancellation);
        }
    }
}
