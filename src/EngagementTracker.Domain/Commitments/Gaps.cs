namespace EngagementTracker.Domain.Commitments;

/// <summary>What a commitment lacks before it can be followed and measured. Nothing lacking is a complete one.</summary>
[Flags]
public enum Gaps
{
    None = 0,

    /// <summary>What exactly will be there when it is kept.</summary>
    Deliverable = 1,

    /// <summary>By what one sees that it is kept.</summary>
    Measure = 2,

    /// <summary>No date, event or continuing duty is known.</summary>
    Timeframe = 4,

    /// <summary>Nobody in our ministry follows it.</summary>
    Owner = 8,
}
