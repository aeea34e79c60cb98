using EngagementTracker.Domain.Access;
using EngagementTracker.Web.Data.Audit;
using Microsoft.Data.Sqlite;

namespace EngagementTracker.Web.Data.Merges;

/// <summary>What a merge has done so far, as the audit trail will have it, and to which records.</summary>
internal sealed class MergeTrail(SqliteConnection connection)
{
    private readonly Dictionary<(MergeRoot Root, long Id), MergeOwner> owners = [];
    private readonly HashSet<MergeOwner> touched = [];
    private readonly List<AuditedAct> acts = [];

    public IReadOnlyList<AuditedAct> Acts => acts;

    public async Task<MergeOwner> OwnerAsync(MergeRoot root, long id, CancellationToken cancellation)
    {
        if (owners.TryGetValue((root, id), out var known)) return known;
        var sql = root switch
        {
            MergeRoot.Engagement => """SELECT "Reference" AS "Record", "Marking" FROM "Engagements" WHERE "Id" = @id""",
            MergeRoot.Commitment => """SELECT "Reference" AS "Record", "Marking", "RevisionNumber" FROM "Commitments" WHERE "Id" = @id""",
            MergeRoot.FollowUp => """SELECT "Reference" AS "Record", "Marking" FROM "FollowUps" WHERE "Id" = @id""",
            MergeRoot.Person => "SELECT 'person:' || @id AS \"Record\"",
            MergeRoot.Topic => """SELECT 'topic:' || "Slug" AS "Record" FROM "Topics" WHERE "Id" = @id""",
            MergeRoot.User => "SELECT 'user:' || @id AS \"Record\"",
            _ => "SELECT 'view:' || @id AS \"Record\"",
        };
        var row = (await SqlRows.ReadAsync(connection, sql, cancellation, ("@id", id))).Single();
        return owners[(root, id)] = new MergeOwner(root, id, (string)row["Record"]!, MergeReference.MarkingOf(row), row.GetValueOrDefault("RevisionNumber") as long?);
    }

    /// <param name="row">The whole row, or what is known of it.</param>
    public void Add(
        AuditAction action, MergeReference reference, MergeOwner owner, IReadOnlyDictionary<string, object?> row,
        IReadOnlyDictionary<string, object?>? before, IReadOnlyDictionary<string, object?>? after)
    {
        touched.Add(owner);
        var record = owner.Record;
        if (before?.GetValueOrDefault(reference.RootColumn) is long from && after?.GetValueOrDefault(reference.RootColumn) is long to && from != to && reference.Root == MergeRoot.Person)
        {
            // An office goes from one person to the other; that stands in the history of the other.
            touched.UnionWith([owner with { Id = from }, owner with { Id = to }]);
            record = $"person:{to}";
        }
        List<FieldChange> fields = [.. (after ?? before)!.Keys.Where(c => IsTold(reference, c)).Select(c =>
        {
            var (old, now) = (reference.InWords(c, before?[c]), reference.InWords(c, after?[c]));
            return new FieldChange(c, old.Text, now.Text, old.Type ?? now.Type);
        }).Where(f => f.Old != f.New)];
        var own = MergeReference.MarkingOf(row);
        acts.Add(new AuditedAct(
            action, record, reference.Entity, row.GetValueOrDefault("Id") as long?, fields, owner.Marking is { } marking && own > marking ? own : owner.Marking));
    }

    /// <summary>A form that is open on any of them meets the change.</summary>
    public async Task MoveVersionsAsync(CancellationToken cancellation)
    {
        foreach (var owner in touched)
        {
            if (MergeReference.TableOf(owner.Root) is not { } table) continue;
            await SqlRows.ExecuteAsync(connection, $"""UPDATE "{table}" SET "Version" = "Version" + 1 WHERE "Id" = @id""", cancellation, ("@id", owner.Id));
        }
    }

    /// <summary>As the trail does it elsewhere: a row's own number, and the record to which a part belongs, say nothing.</summary>
    private static bool IsTold(MergeReference reference, string column) =>
        column != "Id" && (column != reference.RootColumn || column == reference.Column);
}
