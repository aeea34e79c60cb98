using EngagementTracker.Domain;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data.Files;

/// <summary>Puts the evidence of a form on record, within the transaction of the use case that needs it.</summary>
public sealed class EvidenceIntake(EvidenceStore store, CurrentUser user, TimeProvider time)
{
    /// <summary>All that the form names, on record and with keys; or why some of it cannot be taken.</summary>
    /// <param name="commitment">Loaded with its evidence.</param>
    /// <param name="field">The path of the evidence in the form.</param>
    public async Task<(IReadOnlyList<Evidence> Evidence, Problem? Problem)> TakeInAsync(
        TrackerDbContext db, Commitment commitment, EvidenceForm form, string field, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(commitment);
        ArgumentNullException.ThrowIfNull(form);
        var evidence = commitment.Evidence.Where(e => form.Chosen.Contains(e.Id)).ToList();
        if (evidence.Count < form.Chosen.Count) return ([], new Problem(field, "A piece of evidence is not on record any more. Open the page again, and choose anew."));
        foreach (var (index, piece) in form.New.Index())
        {
            try
            {
                if (await AddAsync(db, commitment, piece, cancellation) is { } added) evidence.Add(added);
                else return ([], new Problem($"{field}.{nameof(form.New)}[{index}]", "This record is not there any more. Choose another."));
            }
            catch (FileRefusedException refused)
            {
                return ([], new Problem($"{field}.{nameof(form.New)}[{index}]", refused.Message));
            }
        }
        await db.SaveChangesAsync(cancellation); // gives the new ones their keys
        return (evidence, null);
    }

    private async Task<Evidence?> AddAsync(TrackerDbContext db, Commitment commitment, NewEvidence piece, CancellationToken cancellation)
    {
        var (by, utc, title) = (user.SignedInId, time.GetUtcNow().UtcDateTime, Text.CleanOrNull(piece.Title));
        switch (piece.Kind)
        {
            case EvidenceKind.Link:
                return commitment.AddLink(piece.Url!, title ?? new Uri(piece.Url!.Trim()).Host, by, utc);
            case EvidenceKind.File:
                store.Keep(piece.File!);
                return commitment.AddEvidence(piece.File!, title ?? Cut(piece.File!.Name), by, utc);
            case EvidenceKind.Account:
                var account = await db.Accounts.SingleOrDefaultAsync(a => a.Id == piece.Account, cancellation);
                return account is null ? null : commitment.AddEvidence(account, title ?? Cut(account.Issuer), by, utc);
            default:
                var engagement = await db.Engagements.SingleOrDefaultAsync(e => e.Id == piece.Engagement, cancellation);
                return engagement is null ? null : commitment.AddEvidence(engagement, title ?? engagement.Reference, by, utc);
        }
    }

    private static string Cut(string text) => text.Length <= Evidence.TitleLimit ? text : text[..Evidence.TitleLimit];
}
