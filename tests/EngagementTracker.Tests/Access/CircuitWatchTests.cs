using System.Security.Claims;
using EngagementTracker.Domain.Access;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Features.Admin;
using EngagementTracker.Web.Features.Admin.EditUnit;
using EngagementTracker.Web.Features.Admin.EditUser;
using EngagementTracker.Web.Features.Admin.ResetPassword;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Access;

public sealed class CircuitWatchTests
{
    [Fact]
    public async Task An_unchanged_account_stays()
    {
        await using var tracker = await Tracker.StartAsync();
        var principal = await PrincipalAsync(tracker, "officer");
        Assert.True(await StandsAsync(tracker, principal));
    }

    public static IEnumerable<TheoryDataRow<string, Action<EditUserForm>>> Changes =>
    [
        new("disabled", form => form.IsDisabled = true),
        new("another clearance", form => form.Clearance = Marking.Confidential),
        new("no clearance", form => form.Clearance = null),
        new("another unit", form => form.Unit = new UnitId(2)),
        new("another role", form => form.Roles = Roles.Analyst),
    ];

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Changes))]
    public async Task An_account_whose_rights_were_changed_is_sent_away(string what, Action<EditUserForm> change)
    {
        await using var tracker = await Tracker.StartAsync();
        var principal = await PrincipalAsync(tracker, "officer");
        var user = await tracker.ReadAsync(db => db.Users.SingleAsync(u => u.UserName == "officer"));
        var form = new EditUserForm
        {
            Id = user.Id,
            Version = user.Version,
            DisplayName = user.DisplayName,
            Roles = user.Roles,
            Unit = user.UnitId,
            Clearance = user.Clearance,
        };
        change(form);
        var saved = await tracker.AsAsync<EditUserHandler, bool>("admin", async handler => (await handler.HandleAsync(form)).Value is not null);
        Assert.True(saved, what);
        Assert.False(await StandsAsync(tracker, principal));
    }

    [Fact]
    public async Task An_account_with_a_new_password_is_sent_away()
    {
        await using var tracker = await Tracker.StartAsync();
        var principal = await PrincipalAsync(tracker, "officer");
        var id = await tracker.UserIdAsync("officer");
        await tracker.AsAsync<ResetPasswordHandler, string>("admin", handler => handler.HandleAsync(id));
        Assert.False(await StandsAsync(tracker, principal));
    }

    [Fact]
    public async Task Somebody_without_an_account_is_sent_away()
    {
        await using var tracker = await Tracker.StartAsync();
        Assert.False(await StandsAsync(tracker, new ClaimsPrincipal(new ClaimsIdentity())));
    }

    [Fact]
    public async Task Another_zone_of_the_unit_ends_nothing_and_is_taken_over()
    {
        await using var tracker = await Tracker.StartAsync();
        var principal = await PrincipalAsync(tracker, "officer");
        var unit = await tracker.ReadAsync(db => db.Units.SingleAsync(u => u.Code == "AMER"));
        var form = new UnitForm { Id = unit.Id, Version = unit.Version, Code = unit.Code, Name = unit.Name, TimeZone = "Pacific/Auckland", Head = unit.HeadId };
        Assert.Empty((await tracker.AsAsync<EditUnitHandler, Answer<Unit>>("admin", handler => handler.HandleAsync(form))).Problems);

        await using var circuit = await tracker.AsAsync("officer");
        var user = circuit.ServiceProvider.GetRequiredService<CurrentUser>();
        user.Become(principal);
        Assert.Equal("Africa/Nairobi", user.TimeZone);
        var watch = (CircuitWatch)circuit.ServiceProvider.GetRequiredService<AuthenticationStateProvider>();
        Assert.True(await watch.StandsAsync(principal, TestContext.Current.CancellationToken));
        Assert.Equal("Pacific/Auckland", user.TimeZone);
        // A request's principal is made anew as often, by the same claims.
        Assert.Equal("Pacific/Auckland", (await PrincipalAsync(tracker, "officer")).FindFirstValue(CurrentUser.ZoneClaim));
    }

    private static Task<ClaimsPrincipal> PrincipalAsync(Tracker tracker, string userName) =>
        tracker.AsAsync<SignInManager<User>, ClaimsPrincipal>(userName, async signIn =>
            await signIn.CreateUserPrincipalAsync((await signIn.UserManager.FindByNameAsync(userName))!));

    private static Task<bool> StandsAsync(Tracker tracker, ClaimsPrincipal principal) =>
        tracker.AsAsync<AuthenticationStateProvider, bool>("officer", provider =>
            ((CircuitWatch)provider).StandsAsync(principal, TestContext.Current.CancellationToken));
}
