using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Ui.Forms;

namespace EngagementTracker.Web.Features.Commitments.Review;

/// <summary>What was just done, and can be taken back for a while.</summary>
/// <param name="Done">How it reads: "COM-2025-0003 accepted".</param>
public sealed record Undoable(string Reference, string Done, DateTime UntilUtc, Func<Task<Answer<Commitment>>> TakeBackAsync)
{
    /// <summary>How long it is offered; shorter than the domain allows, for a slow line.</summary>
    public static readonly TimeSpan Offered = TimeSpan.FromSeconds(10);
}
