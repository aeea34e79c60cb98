using EngagementTracker.Domain.Access;

namespace EngagementTracker.Web.Data.Audit;

/// <summary>
/// How a record, or a part of one, was marked at a change; without what was changed, and so open to the reading filters, which ask it
/// whether a text was ever marked higher after it was written.
/// </summary>
internal sealed class AuditMark
{
    public const string Query = """
        SELECT "Id", "AtUtc", "Record", "Entity", "RowId", "Marking", "Entity" IN ('Engagement', 'Commitment', 'FollowUp') AS "IsWhole"
        FROM "AuditEntries" WHERE "Marking" > 0 AND "Action" IN (0, 1, 2)
        """;

    public long Id { get; init; }
    public DateTime AtUtc { get; init; }
    public required string Record { get; init; }
    public required string Entity { get; init; }
    public long? RowId { get; init; }
    public Marking Marking { get; init; }

    /// <summary>Whether it is the record itself that was so marked, and not only a part of it.</summary>
    public bool IsWhole { get; init; }
}
