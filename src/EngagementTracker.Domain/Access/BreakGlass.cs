using EngagementTracker.Domain.Engagements;

namespace EngagementTracker.Domain.Access;

public readonly record struct BreakGlassId(long Value);

/// <summary>A head of unit opened an engagement beyond its need-to-know list, for a reason and for an hour. It lifts the list, never the clearance.</summary>
public sealed class BreakGlass
{
    public const int ReasonLimit = 500;

    /// <summary>A reason is said in a few words at least; one word is none.</summary>
    public const int ReasonWords = 3;

    public static readonly TimeSpan Duration = TimeSpan.FromHours(1);

    private BreakGlass() { }

    public BreakGlassId Id { get; private set; }
    public EngagementId EngagementId { get; private set; }

    /// <summary>The engagement's reference, under which the audit trail files it.</summary>
    public string Reference { get; private set; } = "";

    public UserId UserId { get; private set; }
    public string Reason { get; private set; } = "";
    public DateTime OpenedUtc { get; private set; }
    public DateTime UntilUtc { get; private set; }

    /// <param name="engagement">The key of an engagement that the head may not read, and so does not hold.</param>
    /// <exception cref="ArgumentException">The reason is empty or too long.</exception>
    public static BreakGlass Open(EngagementId engagement, string reference, UserId head, string reason, DateTime utc) => new()
    {
        EngagementId = engagement,
        Reference = reference,
        UserId = head,
        Reason = Text.Required(reason, ReasonLimit, nameof(Reason)),
        OpenedUtc = utc,
        UntilUtc = utc + Duration,
    };
}
