using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Merges;
using EngagementTracker.Web.Data.Audit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data.Merges;

/// <summary>
/// Moves rows and puts them back, in the transaction at hand: each with its entry in the audit trail, and with the version of what it belongs
/// to, so that an open form meets the change. What was moved is kept in MergedRows, which no page reads.
/// </summary>
internal sealed class MergeWork
{
    private const string Keep = """
        INSERT INTO "MergedRows" ("MergeId", "Table", "Column", "Key", "Before", "After", "RootId", "Revision")
        VALUES (@merge, @table, @column, @key, @before, @after, @root, @revision)
        """;

    private readonly TrackerDbContext db;
    private readonly Merge merge;
    private readonly SqliteConnection connection;
    private readonly MergeTrail trail;

    private MergeWork(TrackerDbContext db, Merge merge)
    {
        (this.db, this.merge, connection) = (db, merge, (SqliteConnection)db.Database.GetDbConnection());
        trail = new MergeTrail(connection);
    }

    public static async Task DoAsync(TrackerDbContext db, Merge merge, IReadOnlyList<MergeStep> steps, CancellationToken cancellation)
    {
        var work = new MergeWork(db, merge);
        foreach (var step in steps) await work.TakeAsync(step, cancellation);
        await work.EndAsync(cancellation);
    }

    /// <summary>Puts back what is still as the merge left it.</summary>
    /// <returns>What was changed since, and stays as it is; also what the one who undoes may not read.</returns>
    public static async Task<IReadOnlyList<MergeOwner>> UndoAsync(TrackerDbContext db, Merge merge, CancellationToken cancellation)
    {
        var work = new MergeWork(db, merge);
        var rows = await SqlRows.ReadAsync(work.connection, """SELECT * FROM "MergedRows" WHERE "MergeId" = @merge ORDER BY "Id" DESC""", cancellation, ("@merge", merge.Id.Value));
        var changed = new HashSet<MergeOwner>();
        var stays = new HashSet<Dictionary<string, object?>>();
        foreach (var row in rows)
        {
            var owner = await work.OwnerAsync(row, cancellation);
            if (await work.IsAsLeftAsync(row, owner, cancellation)) continue;
            changed.Add(owner);
            stays.Add(row);
        }
        foreach (var row in rows)
        {
            // A record goes back whole or stays whole, so that its parts always agree.
            var owner = await work.OwnerAsync(row, cancellation);
            if (!stays.Contains(row) && !(work.ReferenceOf(row).IsMarked && changed.Contains(owner))) await work.ReturnAsync(row, owner, cancellation);
        }
        if (merge.Kind == MergedKind.Topic) await work.OpenCirclesAsync(cancellation);
        await work.EndAsync(cancellation);
        return [.. changed];
    }

    private async Task TakeAsync(MergeStep step, CancellationToken cancellation)
    {
        var (reference, row) = (step.Reference, step.Row);
        var owner = await trail.OwnerAsync(reference.Root, step.RootId, cancellation);
        if (step.Changes is { } changes)
        {
            await ChangeAsync(reference, owner, row, changes, cancellation);
            return;
        }
        var twin = step.Twin!;
        if (step.TwinChanges.Count > 0) await ChangeAsync(reference, owner, twin, step.TwinChanges, cancellation);
        await SqlRows.DeleteAsync(connection, reference.Table, reference.KeyOf(row), cancellation);
        await KeepAsync(reference, reference.KeyOf(twin), row, null, owner, cancellation);
        trail.Add(AuditAction.Removed, reference, owner, row, row, null);
    }

    private async Task ChangeAsync(
        MergeReference reference, MergeOwner owner, IReadOnlyDictionary<string, object?> row, IReadOnlyDictionary<string, object?> changes, CancellationToken cancellation)
    {
        var key = reference.KeyOf(row);
        await SqlRows.UpdateAsync(connection, reference.Table, key, changes, cancellation);
        var before = changes.Keys.ToDictionary(c => c, c => row[c]);
        await KeepAsync(reference, key.ToDictionary(k => k.Key, k => changes.GetValueOrDefault(k.Key, k.Value)), before, changes, owner, cancellation);
        trail.Add(AuditAction.Changed, reference, owner, row, before, changes);
    }

    private Task KeepAsync(
        MergeReference reference, IReadOnlyDictionary<string, object?> key, IReadOnlyDictionary<string, object?> before,
        IReadOnlyDictionary<string, object?>? after, MergeOwner owner, CancellationToken cancellation) => SqlRows.ExecuteAsync(
            connection, Keep, cancellation, ("@merge", merge.Id.Value), ("@table", reference.Table), ("@column", reference.Column), ("@key", SqlRows.ToJson(key)),
            ("@before", SqlRows.ToJson(before)), ("@after", after is null ? null : SqlRows.ToJson(after)), ("@root", owner.Id), ("@revision", owner.Revision));

    private MergeReference ReferenceOf(Dictionary<string, object?> kept) =>
        MergeReference.All.FirstOrDefault(r => r.Kind == merge.Kind && r.Table == (string)kept["Table"]! && r.Column == (string)kept["Column"]!) ?? MergeReference.View(merge.Kind);

    private Task<MergeOwner> OwnerAsync(Dictionary<string, object?> kept, CancellationToken cancellation) =>
        trail.OwnerAsync(ReferenceOf(kept).Root, (long)kept["RootId"]!, cancellation);

    /// <summary>Whether nobody has changed since what the merge did to a row.</summary>
    private async Task<bool> IsAsLeftAsync(Dictionary<string, object?> kept, MergeOwner owner, CancellationToken cancellation)
    {
        var reference = ReferenceOf(kept);
        var now = await SqlRows.FindAsync(connection, reference.Table, SqlRows.FromJson((string)kept["Key"]!), cancellation);
        // A revision since names the kept party, and is in force.
        if (now is null || !Equals(owner.Revision, kept["Revision"])) return false;
        if (kept["After"] is not string after) return true;
        if (SqlRows.FromJson(after).Any(a => !Equals(now[a.Key], a.Value))) return false;
        // Somebody who was added since speaks for the kept party, which must then stay in the engagement.
        return reference.Table != "EngagementParties" || (await SqlRows.ReadAsync(
            connection,
            """
            SELECT 1 FROM "Participants" WHERE "EngagementId" = @engagement AND "PartyId" = @kept AND "Id" NOT IN
                (SELECT json_extract("Key", '$.Id') FROM "MergedRows" WHERE "MergeId" = @merge AND "Table" = 'Participants') LIMIT 1
            """,
            cancellation, ("@engagement", owner.Id), ("@kept", merge.KeptNumber), ("@merge", merge.Id.Value))).Count == 0;
    }

    private async Task ReturnAsync(Dictionary<string, object?> kept, MergeOwner owner, CancellationToken cancellation)
    {
        var reference = ReferenceOf(kept);
        var (key, before) = (SqlRows.FromJson((string)kept["Key"]!), SqlRows.FromJson((string)kept["Before"]!));
        foreach (var other in MergeReference.All.Where(r => r.Table == reference.Table && before.GetValueOrDefault(r.Column) is long).DistinctBy(r => r.Column))
            before[other.Column] = await StandingAsync(other.Kind, (long)before[other.Column]!, cancellation);
        if (kept["After"] is string after)
        {
            var now = (await SqlRows.FindAsync(connection, reference.Table, key, cancellation))!;
            await SqlRows.UpdateAsync(connection, reference.Table, key, before, cancellation);
            trail.Add(AuditAction.Changed, reference, owner, now, SqlRows.FromJson(after), before);
        }
        else
        {
            await SqlRows.InsertAsync(connection, reference.Table, before, cancellation);
            trail.Add(AuditAction.Added, reference, owner, before, null, before);
        }
    }

    /// <summary>What a row referred to may have been merged itself by a later merge that stands.</summary>
    private async Task<long> StandingAsync(MergedKind kind, long number, CancellationToken cancellation)
    {
        while ((await SqlRows.ReadAsync(
            connection, $"""SELECT "MergedIntoId" FROM "{MergeReference.TableOf(kind)}" WHERE "Id" = @number""", cancellation, ("@number", number))).Single()["MergedIntoId"] is long next)
            number = next;
        return number;
    }

    /// <summary>Topics that were moved since may stand below what comes back below them: then that stands on top.</summary>
    private async Task OpenCirclesAsync(CancellationToken cancellation)
    {
        var reference = MergeReference.All.Single(r => r.Table == "Topics");
        foreach (var topic in (long[])[merge.AwayNumber, merge.KeptNumber])
        {
            if (!(await TopicTree.AboveAsync(connection, topic, cancellation)).Contains(topic)) continue;
            var row = (await TopicTree.FindAsync(connection, topic, cancellation))!;
            var (before, after) = (new Dictionary<string, object?> { ["ParentId"] = row["ParentId"] }, new Dictionary<string, object?> { ["ParentId"] = null });
            await SqlRows.UpdateAsync(connection, reference.Table, reference.KeyOf(row), after, cancellation);
            trail.Add(AuditAction.Changed, reference, await trail.OwnerAsync(reference.Root, topic, cancellation), row, before, after);
        }
    }

    private async Task EndAsync(CancellationToken cancellation)
    {
        await trail.MoveVersionsAsync(cancellation);
        // The indexes of words take the names anew of all that hangs on the two.
        await SqlRows.ExecuteAsync(
            connection, $"""UPDATE "{MergeReference.TableOf(merge.Kind)}" SET "SearchKey" = "SearchKey" WHERE "Id" IN (@kept, @away)""",
            cancellation, ("@kept", merge.KeptNumber), ("@away", merge.AwayNumber));
        await db.RecordAsync(trail.Acts, cancellation);
        foreach (var act in trail.Acts) db.Announce(new RecordChange(act.Record, act.Entity));
    }
}

/// <summary>A record to which a moved row belongs.</summary>
/// <param name="Revision">Of a commitment, the number of the revision in force.</param>
internal sealed record MergeOwner(MergeRoot Root, long Id, string Record, Marking? Marking, long? Revision);
