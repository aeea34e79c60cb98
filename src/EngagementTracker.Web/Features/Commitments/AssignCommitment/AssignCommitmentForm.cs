using EngagementTracker.Domain.Access;

namespace EngagementTracker.Web.Features.Commitments.AssignCommitment;

public sealed class AssignCommitmentForm
{
    public required string Reference { get; init; }

    /// <summary>The version that the user saw.</summary>
    public required int Version { get; init; }

    /// <summary><see langword="null"/> is nobody.</summary>
    public UserId? OwnerId { get; set; }
}
