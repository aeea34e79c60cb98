using EngagementTracker.Domain.Engagements;

namespace EngagementTracker.Domain.Access;

public readonly record struct BreakGlassId(long Value);

/// <summary>A head of unit opened an engagement beyond its need-to-know list, for a reason and for an hour. It lifts the list, never the clearance.</summary>
public sealed class BreakGlass
{
    public const int ReasonLimit = 500;

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

    /// <exception cref="ArgumentException">The reason is empty or too long.</exception>
    public static BreakGlass Open(Engagement engagement, UserId head, string reason, DateTime utc)
    {
        ArgumentNullException.ThrowIfNull(engagement);
        return new BreakGlass
        {
            EngagementId = engagement.Id,
            Reference = engagement.Reference,
            UserId = head,
            Reason = Text.Required(reason, ReasonLimit, nameof(Reason)),
            OpenedUtc = utc,
            UntilUtc = utc + Duration,
        };
    }
}
