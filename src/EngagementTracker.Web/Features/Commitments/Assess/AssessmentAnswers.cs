using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Display;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Commitments.Assess;

/// <summary>What the ways to assess have in common.</summary>
internal static class AssessmentAnswers
{
    /// <summary>The commitment at the version that the user saw, with its evidence and every assessment of the period; or why it cannot be assessed.</summary>
    public static async Task<(Commitment? Commitment, Problem? Problem)> LoadAsync(TrackerDbContext db, AssessCommitmentForm form, CancellationToken cancellation)
    {
        var commitment = await db.Commitments.Include(c => c.Evidence).SingleOrDefaultAsync(c => c.Reference == form.Reference, cancellation);
        if (commitment is null) return (null, new Problem("", $"There is no {form.Reference}. Check the reference."));
        if (form.Period < HalfYear.Of(commitment.MadeOn))
            return (null, new Problem(nameof(form.Period), $"It was made on {Show.Day(commitment.MadeOn)}. Choose the half year of that day, or a later one."));
        if (commitment.EndedOn is { } ended && form.Period > HalfYear.Of(ended))
            return (null, new Problem(nameof(form.Period), $"It ended on {Show.Day(ended)}. Choose the half year of that day, or an earlier one."));
        await SecondAssessments.LoadAsync(db, commitment, form.Period, cancellation);
        db.Expect(commitment, form.Version);
        return (commitment, null);
    }

    /// <summary>The commitment at the version that the user saw, and the assessment among all of its period; <see langword="null"/> for what is not there.</summary>
    public static async Task<(Commitment? Commitment, Assessment? Assessment)> LoadAsync(
        TrackerDbContext db, ChosenAssessment chosen, CancellationToken cancellation)
    {
        if (await db.Commitments.SingleOrDefaultAsync(c => c.Reference == chosen.Reference, cancellation) is not { } commitment) return (null, null);
        await SecondAssessments.LoadAsync(db, commitment, chosen.Period, cancellation);
        db.Expect(commitment, chosen.Version);
        return (commitment, commitment.Assessments.FirstOrDefault(a => a.Id == chosen.Id));
    }

    public static string NotAskedAnyMore(CurrentUser user, Commitment commitment, HalfYear period) =>
        $"{user.DisplayName} no longer asks you for a second assessment of {commitment.Reference} for {Show.Name(period)}.";

    /// <summary>What the assessment stands on. A new link is added; it must be saved before the assessment, which names its evidence by key.</summary>
    public static (IReadOnlyList<Evidence> Shown, Problem? Problem) Evidence(Commitment commitment, AssessCommitmentForm form, UserId user, DateTime utc)
    {
        var chosen = commitment.Evidence.Where(e => form.EvidenceIds.Contains(e.Id)).ToList();
        if (chosen.Count < form.EvidenceIds.Distinct().Count())
            return ([], new Problem(nameof(form.EvidenceIds), "A piece of evidence that you chose is not on record any more, or withheld from you. Choose again."));
        return (form.HasLink ? [.. chosen, commitment.AddLink(form.LinkUrl!, form.LinkTitle!, user, utc)] : chosen, null);
    }
}
