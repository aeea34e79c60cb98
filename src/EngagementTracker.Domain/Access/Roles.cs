namespace EngagementTracker.Domain.Access;

/// <summary>What a user may do. What they may read is another question.</summary>
[Flags]
public enum Roles
{
    None = 0,
    Officer = 1,
    Analyst = 2,
    Manager = 4,
    Administrator = 8,
}
