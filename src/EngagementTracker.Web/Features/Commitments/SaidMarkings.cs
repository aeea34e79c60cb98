using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;

namespace EngagementTracker.Web.Features.Commitments;

internal static class SaidMarkings
{
    /// <summary>The highest marking of a commitment and of the texts in which it was said, as far as they are loaded: whoever sees its sentences sees that.</summary>
    public static Marking HighestSaid(this Commitment commitment) => Markings.Highest([
        commitment.Marking, .. commitment.Mentions.SelectMany(m => new[] { m.Engagement.Marking, m.Account?.Marking ?? m.Engagement.Marking })]);
}
