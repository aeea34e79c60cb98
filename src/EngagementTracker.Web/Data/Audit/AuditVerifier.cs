using Microsoft.Data.Sqlite;

namespace EngagementTracker.Web.Data.Audit;

/// <summary>Walks the whole trail, read-only, while others go on writing: docs/decisions/0006-audit-chain.md says what it proves.</summary>
public sealed class AuditVerifier
{
    private const int Step = 10_000;

    private readonly AuditChain chain = new(AuditChain.Genesis);
    private readonly byte[] previous = AuditChain.Genesis.ToArray();
    private readonly Queue<AuditAnchor> anchors;
    private string? lastGoodAnchor;
    private long last;

    private AuditVerifier(IEnumerable<AuditAnchor> anchors) => this.anchors = new(anchors.OrderBy(a => a.Head.Id));

    /// <exception cref="SqliteException">The file is no database of this product, or it is damaged.</exception>
    public static AuditFinding Verify(
        SqliteConnection connection, IEnumerable<AuditAnchor> anchors, IProgress<AuditProgress>? progress = null, CancellationToken cancellation = default) =>
        new AuditVerifier(anchors).Walk(connection, progress, cancellation);

    private AuditFinding Walk(SqliteConnection connection, IProgress<AuditProgress>? progress, CancellationToken cancellation)
    {
        // One transaction, so that entries which come meanwhile do not count.
        using var transaction = connection.BeginTransaction(deferred: true);
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = """SELECT COUNT(*) FROM "AuditEntries" """;
        var total = (long)command.ExecuteScalar()!;
        command.CommandText = AuditRow.Query;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            if (Fault(reader) is { } fault) return fault;
            if (last % Step != 0) continue;
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new AuditProgress(last, total));
        }
        progress?.Report(new AuditProgress(last, total));
        return anchors.TryPeek(out var beyond)
            ? Bad(last + 1, $"Entry {last + 1} is missing: the trail ends at entry {last}, and {beyond.Source} is entry {beyond.Head.Id}.")
            : new AuditFinding(Head(), null, null);
    }

    /// <summary>What is wrong with the entry that the reader stands on; if nothing is, it is the last good one now.</summary>
    private AuditFinding? Fault(SqliteDataReader reader)
    {
        var id = reader.GetInt64(0);
        if (id <= last || id < 1) return Bad(id, $"Entry {id} stands before the first one: it was put in.");
        if (id > last + 1) return Bad(last + 1, $"Entry {last + 1} is missing: entry {id} comes next.");
        if (reader.IsDBNull(AuditRow.HashColumn)) return Bad(id, $"Entry {id} has no hash: it was put in.");
        if (!AuditRow.Link(chain, reader) || !chain.Head.SequenceEqual(AuditRow.Hash(reader)))
            return Bad(id, $"Entry {id} is not the one that was written there: it was changed, moved or put in.");
        for (; anchors.TryPeek(out var anchor) && anchor.Head.Id <= id; lastGoodAnchor = anchors.Dequeue().Source)
        {
            if (anchor.Head.Id < id || anchor.Head.Hash != Convert.ToHexStringLower(chain.Head)) return Bad(id, Rewritten(id, anchor));
        }
        last = id;
        chain.Head.CopyTo(previous);
        return null;
    }

    private string Rewritten(long id, AuditAnchor anchor) =>
        $"Entry {id} has another hash than {anchor.Source}: the trail was written anew {(lastGoodAnchor is null ? "up to there" : $"after {lastGoodAnchor}")}.";

    private AuditFinding Bad(long id, string sentence) => new(Head(), id, sentence);

    private AuditHead? Head() => last == 0 ? null : new AuditHead(last, Convert.ToHexStringLower(previous));
}
