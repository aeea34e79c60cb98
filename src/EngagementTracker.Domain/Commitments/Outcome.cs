namespace EngagementTracker.Domain.Commitments;

// Stored by number: add at the end.
/// <summary>Whether a commitment is still followed. The state says nothing of how well it is kept: see the three standings.</summary>
public enum CommitmentState
{
    Open,

    /// <summary>Its owner has reported how it ended; somebody else has yet to accept that.</summary>
    Reported,
    Closed,
}

// Stored by number: add at the end.
/// <summary>How a commitment ended.</summary>
public enum Outcome
{
    Fulfilled,
    PartlyFulfilled,
    NotFulfilled,

    /// <summary>Another commitment on record has taken its place.</summary>
    Superseded,

    /// <summary>Whoever owed it has taken it back, or whoever was owed it has let it go.</summary>
    Withdrawn,
    OvertakenByEvents,
}

// Stored by number: add at the end.
public enum ReportDecision
{
    Accepted,
    Returned,
}
