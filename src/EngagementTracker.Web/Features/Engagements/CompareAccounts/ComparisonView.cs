using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Readouts;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Lookups;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Engagements.CompareAccounts;

/// <summary>An account as it was read.</summary>
/// <param name="Name">By which it is told from the other one.</param>
/// <param name="Recorded">The commitments on record whose sentences stand in it.</param>
public sealed record ReadAccount(AccountChoice Choice, string Name, ReadoutDraft Draft, IReadOnlyList<RecordedCommitment> Recorded);

/// <summary>Two of an engagement's accounts side by side. What its reader may not read is not counted either.</summary>
/// <param name="Marking">Of the engagement.</param>
/// <param name="Accounts">All those to choose from, by number.</param>
public sealed record ComparisonView(
    string Reference, string Title, Marking Marking, IReadOnlyList<AccountChoice> Accounts, ReadAccount? Left, ReadAccount? Right,
    IReadOnlyList<LineGroup> Groups)
{
    /// <summary>The highest marking of all that is shown.</summary>
    public Marking Highest => Markings.Highest([Marking, .. Accounts.Select(a => a.Marking), .. Recorded.Select(r => r.Marking)]);

    private IEnumerable<RecordedCommitment> Recorded => (Left?.Recorded ?? []).Concat(Right?.Recorded ?? []);

    /// <returns><see langword="null"/> when there is no such engagement.</returns>
    public static async Task<ComparisonView?> FindAsync(
        TrackerDbContext db, string home, string reference, int? left, int? right, CancellationToken cancellation = default)
    {
        var found = await db.Engagements.Where(e => e.Reference == reference).Select(e => new { e.Id, e.Kind, e.Marking }).SingleOrDefaultAsync(cancellation);
        if (found is null) return null;
        var theirs = await db.Set<EngagementParty>().Where(p => p.EngagementId == found.Id && p.Side == Side.Theirs)
            .Join(db.Parties, p => p.PartyId, p => p.Id, (_, party) => party.Name).OrderBy(n => n).ToListAsync(cancellation);
        var accounts = await db.Accounts.Where(a => a.EngagementId == found.Id).OrderBy(a => a.Id)
            .Select(a => new
            {
                a.Id,
                a.Tier,
                a.Issuer,
                Party = db.Parties.Where(p => p.Id == a.IssuerPartyId).Select(p => p.Code).FirstOrDefault(),
                a.PublishedOn,
                a.PublishedUtc,
                a.Marking,
            }).ToListAsync(cancellation);
        var view = new ComparisonView(
            reference, Ui.Display.Show.Title(found.Kind, string.Join(", ", theirs)), found.Marking,
            [.. accounts.Select((a, i) => new AccountChoice(i + 1, a.Id, a.Tier, a.Issuer, a.Party, a.PublishedOn, a.PublishedUtc, a.Marking))],
            null, null, []);
        if (view.Accounts.Count < 2) return view;

        var (first, second) = AccountChoice.Choose(view.Accounts, left, right, home);
        var gazetteer = (await ReadoutDirectory.ReadAsync(db, cancellation)).Gazetteer;
        var reader = new ReadoutReader(gazetteer);
        var recorded = await RecordedCommitment.ReadAsync(db, [first.Id, second.Id], cancellation);
        var (one, other) = (await ReadAsync(first), await ReadAsync(second));
        return view with { Left = one, Right = other, Groups = LineGroup.Of(one, other, gazetteer) };

        async Task<ReadAccount> ReadAsync(AccountChoice account)
        {
            var body = await db.Accounts.Where(a => a.Id == account.Id).Select(a => a.Body).SingleAsync(cancellation);
            var issuer = gazetteer.Parties.FirstOrDefault(p => p.Code == account.IssuerParty);
            var draft = reader.Read(new Readout(body, null, account.Issuer, Published(account, issuer?.TimeZone), issuer?.TimeZone, account.IssuerParty));
            var own = recorded.Where(r => r.AccountId == account.Id).Select(r => r.In(body, draft.Text)).OfType<RecordedCommitment>().ToList();
            var isAmbiguous = view.Accounts.Count(a => a.Issuer == account.Issuer) > 1;
            return new ReadAccount(
                account, isAmbiguous ? $"{account.Issuer} ({account.Number})" : account.Issuer, RecordedCommitment.AddTo(draft, own), own);
        }
    }

    /// <summary>Where only the day is known, its noon: "today" is that day.</summary>
    private static DateTime? Published(AccountChoice account, string? timeZone) => account.PublishedUtc
        ?? (account.PublishedOn is { } day ? Zone.ToUtc(day, new TimeOnly(12, 0), timeZone ?? "Etc/UTC") : null);
}
