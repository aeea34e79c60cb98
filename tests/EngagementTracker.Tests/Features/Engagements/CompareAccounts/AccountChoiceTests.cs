using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Web.Features.Engagements.CompareAccounts;

namespace EngagementTracker.Tests.Features.Engagements.CompareAccounts;

public sealed class AccountChoiceTests
{
    private static readonly IReadOnlyList<AccountChoice> Accounts =
    [
        Account(1, AccountTier.PressReport, null), Account(2, AccountTier.OfficialStatement, "US"), Account(3, AccountTier.OfficialStatement, "KE"),
        Account(4, AccountTier.OwnRecord, "KE"),
    ];

    [Theory]
    [InlineData(4, null, null, 4, 2)] // our own record first
    [InlineData(3, null, null, 3, 2)] // else our statement
    [InlineData(2, null, null, 1, 2)] // else any
    [InlineData(4, 1, 3, 1, 3)]
    [InlineData(4, 2, null, 2, 1)]
    [InlineData(4, null, 4, 3, 4)]
    [InlineData(4, 9, 0, 4, 2)] // what is not there is not chosen
    [InlineData(4, 3, 3, 3, 2)] // nor one twice
    public void What_the_address_leaves_open_is_ours_against_theirs(int count, int? left, int? right, int first, int second)
    {
        var chosen = AccountChoice.Choose([.. Accounts.Take(count)], left, right, "KE");

        Assert.Equal((first, second), (chosen.Left.Number, chosen.Right.Number));
    }

    private static AccountChoice Account(int number, AccountTier tier, string? party) =>
        new(number, new AccountId(number), tier, $"Issuer {number}", party, null, null, Marking.Unclassified);
}
