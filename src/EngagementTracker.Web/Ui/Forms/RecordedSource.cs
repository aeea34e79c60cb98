using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Display;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Ui.Forms;

/// <summary>An engagement on record, or one account of it, that can show something of a commitment.</summary>
public readonly record struct RecordedSource(EngagementId Engagement, AccountId? Account)
{
    private const int Most = 50;

    /// <summary>Engagements with the commitment's counterpart since it was made, and their accounts; the latest first.</summary>
    public static async Task<IReadOnlyList<Option<RecordedSource?>>> ReadAsync(TrackerDbContext db, Commitment commitment, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(commitment);
        var party = await db.Parties.AsNoTracking().Where(p => p.Id == commitment.CounterpartId).Select(p => p.Name).SingleAsync(cancellation);
        var engagements = await db.Engagements.AsNoTracking()
            .Where(e => e.CounterpartId == commitment.CounterpartId && e.When.Date >= commitment.MadeOn)
            .OrderByDescending(e => e.When.Date).ThenByDescending(e => e.Id).Take(Most)
            .Select(e => new { e.Id, e.Reference, e.Kind, e.When.Date }).ToListAsync(cancellation);
        var ids = engagements.ConvertAll(e => e.Id);
        var accounts = (await db.Accounts.AsNoTracking().Where(a => ids.Contains(a.EngagementId))
            .Select(a => new { a.Id, a.EngagementId, a.Issuer, a.Tier }).ToListAsync(cancellation)).ToLookup(a => a.EngagementId);
        return
        [
            .. engagements.SelectMany(e => accounts[e.Id]
                .Select(a => new Option<RecordedSource?>(new RecordedSource(e.Id, a.Id), $"{e.Reference}: {Show.Name(a.Tier).ToLowerInvariant()} by {a.Issuer}, {Show.Day(e.Date)}"))
                .Prepend(new(new RecordedSource(e.Id, null), $"{e.Reference}: {Show.Title(e.Kind, party)}, {Show.Day(e.Date)}"))),
        ];
    }
}
