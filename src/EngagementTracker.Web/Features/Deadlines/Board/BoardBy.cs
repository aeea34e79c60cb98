namespace EngagementTracker.Web.Features.Deadlines.Board;

/// <summary>By what the board is cut into swimlanes.</summary>
public enum BoardBy
{
    None,
    Owner,
    Unit,
    Party,
    Topic,
}
