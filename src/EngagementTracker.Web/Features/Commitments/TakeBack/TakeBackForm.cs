namespace EngagementTracker.Web.Features.Commitments.TakeBack;

public sealed class TakeBackForm
{
    public required string Reference { get; init; }

    /// <summary>The version that one’s own decision made.</summary>
    public required int Version { get; init; }
}
