using System.Security.Claims;
using EngagementTracker.Domain.Access;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Features.Admin.EditUser;
using EngagementTracker.Web.Features.Admin.ResetPassword;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

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

    [Fact]
    public async Task A_disabled_account_is_sent_away()
    {
        await using var tracker = await Tracker.StartAsync();
        var principal = await PrincipalAsync(tracker, "officer");
        await EditAsync(tracker, form => form.IsDisabled = true);
        Assert.False(await StandsAsync(tracker, principal));
    }

    [Fact]
    public async Task An_account_with_other_roles_is_sent_away()
    {
        await using var tracker = await Tracker.StartAsync();
        var principal = await PrincipalAsync(tracker, "officer");
        await EditAsync(tracker, form => form.Roles = Roles.Analyst);
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

    private static async Task EditAsync(Tracker tracker, Action<EditUserForm> change)
    {
        var user = await tracker.ReadAsync(db => db.Users.SingleAsync(u => u.UserName == "officer"));
        var form = new EditUserForm { Id = user.Id, Version = user.Version, DisplayName = user.DisplayName, Roles = user.Roles, Unit = user.UnitId };
        change(form);
        Assert.NotNull((await tracker.AsAsync<EditUserHandler, Answer<User>>("admin", handler => handler.HandleAsync(form))).Value);
    }

    private static Task<ClaimsPrincipal> PrincipalAsync(Tracker tracker, string userName) =>
        tracker.AsAsync<SignInManager<User>, ClaimsPrincipal>(userName, async signIn =>
            await signIn.CreateUserPrincipalAsync((await signIn.UserManager.FindByNameAsync(userName))!));

    private static Task<bool> StandsAsync(Tracker tracker, ClaimsPrincipal principal) =>
        tracker.AsAsync<AuthenticationStateProvider, bool>("officer", provider =>
            ((CircuitWatch)provider).StandsAsync(principal, TestContext.Current.CancellationToken));
}
