using EngagementTracker.Domain.Commitments;

namespace EngagementTracker.Web.Features.Commitments;

/// <summary>A decision that came too late.</summary>
/// <param name="Sentence">Why it was not taken.</param>
/// <param name="Reason">What was written for it.</param>
/// <param name="On">The commitment as whoever decided saw it.</param>
public sealed record StaleDecision(string Sentence, string? Reason, Commitment On)
{
    /// <summary>Whether there is still the same to decide, and with it the field that holds the reason.</summary>
    public bool IsStillOpen(Commitment now) => now.State == On.State && now.Review == On.Review;
}
