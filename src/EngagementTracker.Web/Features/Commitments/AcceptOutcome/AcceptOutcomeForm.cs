namespace EngagementTracker.Web.Features.Commitments.AcceptOutcome;

public sealed class AcceptOutcomeForm
{
    public required string Reference { get; init; }

    /// <summary>The version that the user saw.</summary>
    public required int Version { get; init; }
}
