namespace EngagementTracker.Domain.Access;

/// <summary>A record that not everybody may read: its marking, and the two who always read it, its drafter and the head of its unit.</summary>
public interface IProtected
{
    Marking Marking { get; }
    UserId DrafterId { get; }
    UnitId UnitId { get; }
}
