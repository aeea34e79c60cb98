using EngagementTracker.Domain.Access;

namespace EngagementTracker.Web.Data.Audit;

// Stored by number: add at the end.
public enum AuditAction
{
    Added,
    Changed,
    Removed,
    Read,
    Exported,
    SignedIn,
    SignedOut,
    SignInFailed,
    Refused,
}

/// <summary>
/// One change of one row, or one act: who, when, what, old → new, by which use case, from which address.
/// Triggers in the database refuse to change or remove an entry.
/// </summary>
public sealed class AuditEntry
{
    /// <summary>Its place in the chain, without gaps.</summary>
    public long Id { get; init; }
    public DateTime AtUtc { get; init; }

    /// <summary><see langword="null"/> for the system itself: the loading of seed data, first set-up.</summary>
    public UserId? ActorId { get; init; }

    public required string ActorName { get; init; }

    /// <summary>The record as its address names it: "ENG-2025-0007", "party:KE", "person:12".</summary>
    public required string Record { get; init; }

    /// <summary>The kind of row: "Engagement", "Participant", …</summary>
    public required string Entity { get; init; }

    public AuditAction Action { get; init; }

    /// <summary>JSON: an array of <see cref="FieldChange"/>.</summary>
    public required string Changes { get; init; }

    /// <summary>What the actor was doing: "LogCall".</summary>
    public required string UseCase { get; init; }

    /// <summary>The network address of the actor, as the server sees it.</summary>
    public string? Address { get; init; }

    /// <summary>
    /// The highest marking of the record and the row, before and after the change; <see langword="null"/> where neither has one.
    /// What it says stays as secret as the record became after it: see <see cref="AuditMark"/>.
    /// </summary>
    public Marking? Marking { get; init; }

    /// <summary>The row's key where it is a number, so that a reader's right to that row can be asked.</summary>
    public long? RowId { get; init; }

    /// <summary>SHA-256 over the previous entry's hash and this entry's canonical form: docs/decisions/0006-audit-chain.md.</summary>
    public byte[]? Hash { get; init; }
}

/// <summary>Values as stored; a key stays a key, and is shown by name where the history is read.</summary>
/// <param name="Type">The value's type, where it is a key: "PersonId".</param>
public sealed record FieldChange(string Field, string? Old, string? New, string? Type = null);

/// <summary>What was done, before it is known by whom and when.</summary>
/// <param name="Entity">The kind of row; the record's own kind, where the whole record was read.</param>
/// <param name="RowId">The row's key, where it is a number.</param>
public sealed record AuditedAct(AuditAction Action, string Record, string Entity, long? RowId, IReadOnlyList<FieldChange> Fields, Marking? Marking = null);
