using EngagementTracker.Domain.Engagements;

namespace EngagementTracker.Domain.Access;

public readonly record struct NeedToKnowId(long Value);

/// <summary>A person or a unit on the list of those who may read an engagement and all that came from it.</summary>
public sealed class NeedToKnow
{
    private NeedToKnow() { }

    public NeedToKnowId Id { get; private set; }
    public EngagementId EngagementId { get; private set; }

    /// <summary>Either a user or a unit; never both.</summary>
    public UserId? UserId { get; private set; }

    public UnitId? UnitId { get; private set; }

    public static NeedToKnow Of(UserId user) => new() { UserId = user };

    public static NeedToKnow Of(UnitId unit) => new() { UnitId = unit };

    public bool Covers(UserId user, UnitId unit) => UserId == user || UnitId == unit;
}
