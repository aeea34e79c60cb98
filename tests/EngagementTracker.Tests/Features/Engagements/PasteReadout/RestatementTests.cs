using EngagementTracker.Domain.Commitments;
using EngagementTracker.Readouts;
using EngagementTracker.Readouts.Comparison;
using EngagementTracker.Tests.Features.Commitments;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data.Lookups;
using EngagementTracker.Web.Features.Engagements.LogCall;
using EngagementTracker.Web.Features.Engagements.PasteReadout;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Engagements.PasteReadout;

public sealed class RestatementTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Each text of the demo's thread is read as if it came in anew, with all that was open with the same party before it.</summary>
    [Fact]
    public async Task On_the_demonstrations_thread_what_is_offered_is_right()
    {
        await using var tracker = await Features.Commitments.Commitments.DemoAsync();
        var directory = await Drafts.DirectoryAsync(tracker);
        var reader = new ReadoutReader(directory.Gazetteer);
        var offered = await tracker.ReadAsync(async db =>
        {
            var links = new List<string>();
            var accounts = await db.Accounts.Join(db.Engagements, a => a.EngagementId, e => e.Id, (a, e) => new { a.Body, a.Issuer, a.IssuerPartyId, e.When.Date, e.CounterpartId })
                .OrderBy(a => a.Date).ToListAsync(Cancellation);
            foreach (var account in accounts)
            {
                var (open, _) = await OpenCommitment.ReadAsync(db, [account.CounterpartId], account.Date.AddDays(-1), Cancellation);
                var draft = reader.Read(new Readout(account.Body, IssuerParty: directory.CodeOf(account.IssuerPartyId)));
                var known = open.Select(o => new KnownCommitment(o.Reference, o.By, [o.Wording, .. o.Quotes])).ToList();
                links.AddRange(Restatements.Of(draft, known, directory.Gazetteer)
                    .Select(r => $"{account.Date:yyyy-MM-dd} {r.Likeness:0.00} {r.Known.Reference} {r.Known.Texts[0]} ← {r.Found.Span.Of(draft.Text)}"));
            }
            return links;
        });
        Assert.Fail(string.Join("\n", offered));
    }
}
