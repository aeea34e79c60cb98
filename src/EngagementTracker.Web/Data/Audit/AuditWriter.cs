using System.Data.Common;
using System.Text.Json;
using EngagementTracker.Domain.Access;
using Microsoft.Data.Sqlite;

namespace EngagementTracker.Web.Data.Audit;

/// <summary>Who acts, when, in which use case, from where.</summary>
internal sealed record Signature(DateTime AtUtc, UserId? ActorId, string ActorName, string UseCase, string? Address);

/// <summary>Writes to the end of the trail. Plain commands: entries are many, and the change tracker would gain nothing.</summary>
internal static class AuditWriter
{
    private const string LastEntry = """SELECT "Id", "Hash" FROM "AuditEntries" ORDER BY "Id" DESC LIMIT 1""";

    private const string Insert = """
        INSERT INTO "AuditEntries"
            ("Id", "AtUtc", "ActorId", "ActorName", "Record", "Entity", "Action", "RowId", "Marking", "Changes", "UseCase", "Address", "Hash")
        VALUES (@id, @at, @actor, @name, @record, @entity, @action, @row, @marking, @changes, @useCase, @address, @hash)
        """;

    /// <param name="transaction">Holds the write lock (BEGIN IMMEDIATE), so that no other writer can take the same place in the chain.</param>
    public static async Task AppendAsync(
        SqliteTransaction transaction, Signature by, IReadOnlyList<AuditedAct> acts, CancellationToken cancellation)
    {
        var connection = transaction.Connection!;
        var (last, hash) = await LastAsync(connection, transaction, cancellation);
        var chain = new AuditChain(hash);
        await using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = Insert;
        foreach (var name in (string[])["@id", "@at", "@actor", "@name", "@record", "@entity", "@action", "@row", "@marking", "@changes", "@useCase", "@address", "@hash"])
            insert.Parameters.Add(new SqliteParameter { ParameterName = name });
        foreach (var act in acts)
        {
            var entry = Sign(act, by, ++last);
            object?[] values =
            [
                entry.Id, entry.AtUtc, entry.ActorId?.Value, entry.ActorName, entry.Record, entry.Entity, (long)entry.Action, entry.RowId, (long?)entry.Marking,
                entry.Changes, entry.UseCase, entry.Address, chain.Link(entry),
            ];
            for (var i = 0; i < values.Length; i++) insert.Parameters[i].Value = values[i] ?? DBNull.Value;
            await insert.ExecuteNonQueryAsync(cancellation);
        }
    }

    /// <summary>The last entry; <see langword="null"/> while there is none.</summary>
    public static async Task<AuditHead?> HeadAsync(SqliteConnection connection, CancellationToken cancellation)
    {
        var (id, hash) = await LastAsync(connection, null, cancellation);
        return id == 0 ? null : new AuditHead(id, Convert.ToHexStringLower(hash));
    }

    public static AuditEntry Sign(AuditedAct act, Signature by, long id) => new()
    {
        Id = id,
        AtUtc = by.AtUtc,
        ActorId = by.ActorId,
        ActorName = by.ActorName,
        Record = act.Record,
        Entity = act.Entity,
        Action = act.Action,
        RowId = act.RowId,
        Marking = act.Marking,
        Changes = JsonSerializer.Serialize(act.Fields),
        UseCase = by.UseCase,
        Address = by.Address,
    };

    private static async Task<(long Id, byte[] Hash)> LastAsync(SqliteConnection connection, SqliteTransaction? transaction, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = LastEntry;
        await using DbDataReader reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation)) return (0, AuditChain.Genesis);
        return await reader.IsDBNullAsync(1, cancellation)
            ? throw new InvalidOperationException("The last entry of the audit trail has no hash. Run verify.")
            : (reader.GetInt64(0), reader.GetFieldValue<byte[]>(1));
    }
}
