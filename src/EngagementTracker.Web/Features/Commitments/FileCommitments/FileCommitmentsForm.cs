using EngagementTracker.Web.Data.Lookups;
using EngagementTracker.Web.Features.Commitments.Bulk;

namespace EngagementTracker.Web.Features.Commitments.FileCommitments;

public sealed class FileCommitmentsForm
{
    public required IReadOnlyList<ChosenCommitment> Chosen { get; init; }

    /// <summary>Topics to file them under.</summary>
    public List<TopicChoice> Added { get; init; } = [];

    /// <summary>Topics to file them under no longer.</summary>
    public List<TopicChoice> Removed { get; init; } = [];
}
