using EngagementTracker.Domain.Access;
using EngagementTracker.Web.Features.Commitments.Bulk;

namespace EngagementTracker.Web.Features.Commitments.AssignCommitments;

public sealed class AssignCommitmentsForm
{
    public required IReadOnlyList<ChosenCommitment> Chosen { get; init; }

    /// <summary><see langword="null"/> is nobody.</summary>
    public UserId? OwnerId { get; set; }
}
