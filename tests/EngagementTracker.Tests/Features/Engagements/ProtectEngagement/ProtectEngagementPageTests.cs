using Bunit;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Engagements.ProtectEngagement;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Features.Engagements.ProtectEngagement;

/// <summary>What the page says of a change before it is saved, and to whom.</summary>
public sealed class ProtectEngagementPageTests : IAsyncLifetime
{
    private Tracker tracker = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => tracker = await Tracker.StartAsync();

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Fact]
    public async Task The_effect_is_known_before_saving()
    {
        var reference = await tracker.LogMarkedAsync(Marking.Unclassified, "officer");
        var form = await tracker.FormAsync(reference);
        form.Marking = Marking.Secret;

        var effect = await tracker.AsAsync<IDbContextFactory<TrackerDbContext>, ProtectionEffect>("officer", async contexts =>
        {
            await using var db = await contexts.CreateDbContextAsync(Cancellation);
            var user = new CurrentUser();
            user.Become(await tracker.UserIdAsync("officer"), "", Roles.Officer, new UnitId(1), "Etc/UTC", Marking.Secret);
            return (await ProtectionView.ReadAsync(db, reference, user))!.EffectOf(form, user.Id);
        });

        Assert.Equal(["Daniel Kiprono", "Naliaka Wekesa"], effect.Losing);
        Assert.Empty(effect.Gaining);
        Assert.Equal("1 account, 1 commitment and 1 follow-up", effect.Raised.InWords());
        Assert.False(effect.LocksMeOut);
    }

    [Fact]
    public async Task The_page_of_readers_tells_the_effect_as_the_marking_is_chosen()
    {
        var reference = await tracker.LogMarkedAsync(Marking.Unclassified);

        var page = await tracker.ShowAsync<ProtectEngagementPage>("officer", reference);
        await page.Find("#Marking").ChangeAsync(new ChangeEventArgs { Value = "3" });

        Assert.Contains("2 people who read it now will no longer read it: Daniel Kiprono, Naliaka Wekesa.", page.Markup, StringComparison.Ordinal);
        Assert.Contains("1 account, 1 commitment and 1 follow-up", page.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("officer", 1)]
    [InlineData("manager", 1)]
    [InlineData("analyst", 0)]
    public async Task Drafter_head_and_managers_see_who_has_read_it(string user, int panels)
    {
        var reference = await tracker.LogMarkedAsync(Marking.Confidential);
        await tracker.AsAsync<IDbContextFactory<TrackerDbContext>, int>("analyst", async contexts =>
        {
            await using var db = await contexts.CreateDbContextAsync(Cancellation);
            db.Begin(this);
            await db.RecordReadAsync(this, reference, nameof(Engagement), Marking.Confidential, Cancellation);
            return 0;
        });

        var page = await tracker.ShowAsync<ProtectEngagementPage>(user, reference);

        Assert.Equal(panels, page.FindAll(".readings").Count);
        Assert.Equal(panels, page.FindAll(".readings li").Count(l => l.TextContent.StartsWith("Naliaka Wekesa", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Who_may_not_change_the_readers_sees_them()
    {
        var reference = await tracker.LogMarkedAsync(Marking.Restricted);

        var page = await tracker.ShowAsync<ProtectEngagementPage>("analyst", reference);

        Assert.Contains("everybody who is cleared for restricted may read it", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("form"));
    }
}
