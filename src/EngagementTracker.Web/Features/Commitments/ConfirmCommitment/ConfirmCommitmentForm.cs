namespace EngagementTracker.Web.Features.Commitments.ConfirmCommitment;

public sealed class ConfirmCommitmentForm
{
    public required string Reference { get; init; }

    /// <summary>The version that the user saw.</summary>
    public required int Version { get; init; }
}
