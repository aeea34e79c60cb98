using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Display;

namespace EngagementTracker.Web.Features.Commitments.Review;

/// <summary>What is written about a commitment in its place.</summary>
/// <param name="Score">The score with which an assessment begins; <see langword="null"/> for a reason or a question.</param>
public sealed record ReviewForm(G7Score? Score = null);

/// <summary>How the queue reads.</summary>
public static class ReviewWords
{
    /// <summary>Why it waits, in a few words.</summary>
    public static string Why(ReviewItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.Kind switch
        {
            ReviewKind.Report => $"Reported {Outcome(item)}",
            ReviewKind.New => "To confirm",
            ReviewKind.Assess => "To assess",
            ReviewKind.Stale => $"Stale: reaffirmed {item.Reaffirmed} times, no progress",
            ReviewKind.Incomplete => "Incomplete",
            _ => $"Reported {Outcome(item)} by you: waits for somebody else",
        };
    }

    /// <summary>What was done, for the eye and the ear.</summary>
    public static string Accepted(ReviewItem item) => item.Kind == ReviewKind.Report ? $"{item.Reference} accepted" : $"{item.Reference} confirmed";

    public static string SentBack(ReviewItem item) => item.Kind == ReviewKind.Report
        ? $"{item.Reference} returned to {item.Reporter}" : $"{item.Reference} sent back to {item.Drafter} with a question";

    public static string Scored(ReviewItem item, G7Score score) => $"{item.Reference} scored {Number(score)}";

    public static string Number(G7Score score) => score switch
    {
        G7Score.Full => "+1",
        G7Score.Partial => "0",
        _ => "−1",
    };

    private static string Outcome(ReviewItem item) => item.Report is { } report ? Show.Name(report.Outcome).ToLowerInvariant() : "";
}
