using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Readouts;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Engagements.CompareAccounts;

/// <summary>A commitment on record, where its sentence stands in an account.</summary>
/// <param name="By">The codes of the parties that owe it.</param>
public sealed record RecordedCommitment(
    AccountId AccountId, string Reference, CommitmentClass Class, IReadOnlyList<string> By, Marking Marking, string Quote, TextSpan Span)
{
    public static async Task<IReadOnlyList<RecordedCommitment>> ReadAsync(
        TrackerDbContext db, IReadOnlyList<AccountId?> accounts, CancellationToken cancellation = default)
    {
        var mentions = await db.Mentions.Where(m => accounts.Contains(m.AccountId) && m.QuoteStart != null)
            .Join(db.Commitments, m => m.CommitmentId, c => c.Id, (m, c) => new
            {
                m.AccountId,
                m.QuoteStart,
                m.Quote,
                c.Reference,
                c.Class,
                c.Marking,
                By = c.Parties.Where(p => p.Role == CommitmentPartyRole.Obligor)
                    .Select(p => db.Parties.Where(party => party.Id == p.PartyId).Select(party => party.Code).First()).ToList(),
            }).OrderBy(m => m.QuoteStart).ThenBy(m => m.Reference).ToListAsync(cancellation);
        return
        [
            .. mentions.Select(m => new RecordedCommitment(
                m.AccountId!.Value, m.Reference, m.Class, [.. m.By.Order(StringComparer.Ordinal)], m.Marking, m.Quote,
                new TextSpan(m.QuoteStart!.Value, m.Quote.Length))),
        ];
    }

    /// <summary>Where it stands in the text as it is shown, which may have lost its mark-up; <see langword="null"/> when it does not.</summary>
    public RecordedCommitment? In(string body, string shown) =>
        body == shown ? this
        : shown.IndexOf(Quote, StringComparison.Ordinal) is >= 0 and var at ? this with { Span = new TextSpan(at, Quote.Length) }
        : null;

    /// <summary>What people have recorded takes the place of what was found there.</summary>
    public static ReadoutDraft AddTo(ReadoutDraft draft, IReadOnlyList<RecordedCommitment> recorded)
    {
        var spans = recorded.DistinctBy(r => r.Span).ToList();
        return draft with
        {
            Commitments =
            [
                .. draft.Commitments.Where(f => !spans.Exists(r => r.Span.Overlaps(f.Span)))
                    .Concat(spans.Select(r => new FoundCommitment(r.Class, r.By, r.Span, Confidence.High, "On record.")))
                    .OrderBy(c => c.Span.Start).ThenBy(c => c.Span.Length),
            ],
        };
    }
}
