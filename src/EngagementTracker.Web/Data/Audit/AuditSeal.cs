using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data.Audit;

/// <summary>Gives the entries from before there was a chain their hashes. Once one entry has a hash, none is ever given one again.</summary>
internal static class AuditSeal
{
    public static async Task SealAsync(TrackerDbContext db, CancellationToken cancellation = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.AuditEntries.IgnoreQueryFilters().AnyAsync(a => a.Hash != null, cancellation)) return;
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        var hashes = await LinkAsync(connection, cancellation);
        await using var update = connection.CreateCommand();
        update.CommandText = """UPDATE "AuditEntries" SET "Hash" = @hash WHERE "Id" = @id""";
        var (id, hash) = (update.Parameters.Add("@id", SqliteType.Integer), update.Parameters.Add("@hash", SqliteType.Blob));
        foreach (var link in hashes)
        {
            (id.Value, hash.Value) = link;
            await update.ExecuteNonQueryAsync(cancellation);
        }
        await transaction.CommitAsync(cancellation);
    }

    private static async Task<List<(long Id, byte[] Hash)>> LinkAsync(SqliteConnection connection, CancellationToken cancellation)
    {
        var chain = new AuditChain(AuditChain.Genesis);
        var hashes = new List<(long, byte[])>();
        await using var select = connection.CreateCommand();
        select.CommandText = AuditRow.Query;
        await using var reader = await select.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            if (!AuditRow.Link(chain, reader)) throw new InvalidOperationException($"Entry {reader.GetInt64(0)} of the audit trail cannot be read.");
            hashes.Add((reader.GetInt64(0), chain.Head.ToArray()));
        }
        return hashes;
    }
}
