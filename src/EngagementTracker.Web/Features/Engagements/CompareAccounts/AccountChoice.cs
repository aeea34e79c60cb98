using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Engagements;

namespace EngagementTracker.Web.Features.Engagements.CompareAccounts;

/// <summary>An account that can be compared with another one.</summary>
/// <param name="Number">Counts those that the reader may read, the oldest first.</param>
/// <param name="IssuerParty">The code of the party that issued it; <see langword="null"/> for the press.</param>
public sealed record AccountChoice(
    int Number, AccountId Id, AccountTier Tier, string Issuer, string? IssuerParty, DateOnly? PublishedOn, DateTime? PublishedUtc, Marking Marking)
{
    /// <summary>The accounts that an address names; for one that it does not name, our own text against their official one.</summary>
    /// <param name="accounts">Two or more.</param>
    public static (AccountChoice Left, AccountChoice Right) Choose(
        IReadOnlyList<AccountChoice> accounts, int? left, int? right, string home)
    {
        var first = accounts.FirstOrDefault(a => a.Number == left) ?? accounts.Where(a => a.Number != right).MinBy(Ours)!;
        var second = accounts.FirstOrDefault(a => a.Number == right && a != first) ?? accounts.Where(a => a != first).MinBy(Theirs)!;
        return (first, second);

        int Ours(AccountChoice a) => a.Tier == AccountTier.OwnRecord ? 0 : a.IssuerParty == home ? 1 : 2;
        int Theirs(AccountChoice a) => a.Tier == AccountTier.OfficialStatement && a.IssuerParty != home ? 0 : a.IssuerParty != home ? 1 : 2;
    }
}
