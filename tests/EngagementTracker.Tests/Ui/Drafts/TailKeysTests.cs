using EngagementTracker.Domain.Access;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Ui.Drafts;
using Microsoft.AspNetCore.DataProtection;

namespace EngagementTracker.Tests.Ui.Drafts;

public sealed class TailKeysTests
{
    private readonly EphemeralDataProtectionProvider protection = new();

    [Fact]
    public void What_a_browser_keeps_is_read_by_its_writer_and_by_nobody_else()
    {
        var (key, wrapped) = Of(1).New();

        Assert.Equal(key, Of(1).Unwrap(wrapped));
        Assert.Null(Of(2).Unwrap(wrapped));
        Assert.Null(Of(1).Unwrap("no key at all"));
        Assert.Null(Of(1).Unwrap(wrapped[..^4] + "AAAA"));
        Assert.NotEqual(key, Of(1).New().Key);
    }

    private TailKeys Of(long user)
    {
        var who = new CurrentUser();
        who.Become(new UserId(user), "Somebody", Roles.Officer, new UnitId(1), "Etc/UTC", null);
        return new TailKeys(protection, who);
    }
}
