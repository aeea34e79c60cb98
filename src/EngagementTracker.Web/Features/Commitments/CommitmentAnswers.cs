using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Forms;

namespace EngagementTracker.Web.Features.Commitments;

/// <summary>What more than one decision on a commitment has to say.</summary>
internal static class CommitmentAnswers
{
    public const string DecidedMeanwhile = "Somebody else has decided this meanwhile. Look at it again.";
    public const string ChangedMeanwhile = "Somebody else has decided or changed this meanwhile. Look at it again, then decide.";
    public const string ReportIsWithheld =
        "This commitment was marked higher after it was reported, so its report is withheld from you. Ask somebody who reads it to decide.";

    public static Answer<Commitment> Unknown(string reference) => Refused($"There is no {reference}. Check the reference.");

    /// <summary>Somebody else has decided the same meanwhile.</summary>
    public static Answer<Commitment> Decided { get; } = Answer<Commitment>.Stale(DecidedMeanwhile);

    /// <summary>Somebody else has changed what was to be decided on.</summary>
    public static Answer<Commitment> Changed { get; } = Answer<Commitment>.Stale(ChangedMeanwhile);

    public static Answer<Commitment> Refused(string sentence) => Answer<Commitment>.Refused(new Problem("", sentence));

    /// <summary>Saves a decision that was made on the version that the user saw, and on no other.</summary>
    public static async Task<Answer<Commitment>> DecideAsync(
        this TrackerDbContext db, Commitment commitment, int version, CancellationToken cancellation) =>
        await db.TrySaveAsync(commitment, version, cancellation) ? Answer<Commitment>.Saved(commitment) : Changed;
}
