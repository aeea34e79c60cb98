using EngagementTracker.Domain.Access;

namespace EngagementTracker.Web.Data.Audit;

// Stored by number: add at the end.
public enum AuditAction
{
    Added,
    Changed,
    Removed,
}

/// <summary>One change of one row: who, when, what, old → new. Triggers in the database refuse to change or remove an entry.</summary>
public sealed class AuditEntry
{
    public long Id { get; private set; }
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
}

/// <summary>Values as stored; a key stays a key, and is shown by name where the history is read.</summary>
/// <param name="Type">The value's type, where it is a key: "PersonId".</param>
public sealed record FieldChange(string Field, string? Old, string? New, string? Type = null);
