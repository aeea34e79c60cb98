using System.Text;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Features.Commitments.ReportOutcome;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Commitments;

/// <summary>What befalls commitments, to test with.</summary>
internal static class Promises
{
    /// <summary>The demo's commitment that the officer owns: see <see cref="Commitments.Stip"/>.</summary>
    public static Task<Commitment> WholeAsync(this Tracker tracker, string reference) => tracker.ReadAsync(db => db.Commitments.AsNoTracking().AsSplitQuery()
        .Include(c => c.Reports).Include(c => c.Evidence).Include(c => c.Progress).Include(c => c.Assessments).Include(c => c.Mentions).ThenInclude(m => m.Engagement)
        .SingleAsync(c => c.Reference == reference));

    /// <summary>A report with one link, as its page sends it.</summary>
    public static async Task<ReportOutcomeForm> ReportFormAsync(this Tracker tracker, string reference, Outcome outcome = Outcome.Fulfilled)
    {
        var commitment = await tracker.WholeAsync(reference);
        var form = new ReportOutcomeForm
        {
            Reference = reference,
            Version = commitment.Version,
            MadeOn = commitment.MadeOn,
            Outcome = outcome,
            Text = "Signed in Nairobi.",
        };
        form.Evidence.New.Add(new NewEvidence { Kind = EvidenceKind.Link, Url = "https://example.org/signed" });
        return form;
    }

    public static async Task<Answer<Commitment>> ReportAsync(this Tracker tracker, string userName, string reference, Outcome outcome = Outcome.Fulfilled)
    {
        var form = await tracker.ReportFormAsync(reference, outcome);
        return await tracker.AsAsync<ReportOutcomeHandler, Answer<Commitment>>(userName, h => h.HandleAsync(form));
    }

    public static MemoryStream TextFile(string text) => new(Encoding.UTF8.GetBytes(text));
}
