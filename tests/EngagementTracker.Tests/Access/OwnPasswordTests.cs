using EngagementTracker.Domain.Access;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Features.Admin.CreateUser;
using EngagementTracker.Web.Features.Admin.ResetPassword;
using EngagementTracker.Web.Features.SignIn.ChangePassword;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Access;

/// <summary>A password that somebody else has set opens one page, until it is changed.</summary>
public sealed class OwnPasswordTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_other_address_answers_until_the_password_is_changed()
    {
        await using var tracker = await Tracker.StartAsync(records: true);
        await using var host = Host(tracker);
        var id = await tracker.UserIdAsync("officer");
        var temporary = await tracker.AsAsync<ResetPasswordHandler, string>("admin", handler => handler.HandleAsync(id, Stop));
        var browser = Browser(host);
        await browser.SignInAsync("officer", temporary);

        foreach (var address in await AddressesAsync(host))
        {
            var answer = await browser.GetAsync(address, Stop);
            Assert.True(answer.Headers.Location?.OriginalString == OwnPassword.ChangePath, $"{address} answers {(int)answer.StatusCode} {answer.Headers.Location}");
        }
        Assert.Equal(403, (int)(await browser.PostAsync("/_blazor/negotiate?negotiateVersion=1", null, Stop)).StatusCode);
        Assert.Equal(403, (int)(await browser.GetAsync("/_blazor", Stop)).StatusCode);
        Assert.Contains("set by an administrator", await browser.GetStringAsync(OwnPassword.ChangePath, Stop), StringComparison.Ordinal);

        var changed = await browser.SubmitAsync(OwnPassword.ChangePath, new()
        {
            ["Form.Present"] = temporary,
            ["Form.Password"] = "Mine-2026-now",
            ["Form.PasswordAgain"] = "Mine-2026-now",
        });
        Assert.EndsWith("changed=true", changed.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Equal(200, (int)(await browser.GetAsync("/engagements", Stop)).StatusCode);
        Assert.Equal("text/csv", (await browser.GetAsync("/engagements.csv", Stop)).Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task The_demonstration_accounts_are_not_affected()
    {
        await using var tracker = await Tracker.StartAsync(records: true);
        await using var host = Host(tracker);
        var browser = Browser(host);
        await browser.SignInAsync("officer", Web.Data.Seed.Demo.Password);
        Assert.Equal(200, (int)(await browser.GetAsync("/engagements", Stop)).StatusCode);
    }

    [Fact]
    public async Task A_new_account_has_to_change_its_password_and_a_wrong_present_one_changes_nothing()
    {
        await using var tracker = await Tracker.StartAsync();
        var form = new CreateUserForm { UserName = "n.kamau", DisplayName = "Njeri Kamau", Unit = new UnitId(1), Clearance = Marking.Restricted };
        var created = (await tracker.AsAsync<CreateUserHandler, Answer<CreatedUser>>("admin", handler => handler.HandleAsync(form, Stop))).Value!;
        var account = await tracker.ReadAsync(db => db.Users.SingleAsync(u => u.Id == created.Id, Stop));
        Assert.Equal((Marking.Restricted, true), (account.Clearance!.Value, account.MustChangePassword));

        Assert.NotEmpty((await ChangeAsync("wrong")).Problems);
        Assert.True(await MustAsync());
        Assert.Empty((await ChangeAsync(created.Password)).Problems);
        Assert.False(await MustAsync());

        Task<Answer<User>> ChangeAsync(string present) => tracker.AsAsync<ChangePasswordHandler, Answer<User>>("n.kamau", handler =>
            handler.HandleAsync(new ChangePasswordForm { Present = present, Password = "Mine-2026-now", PasswordAgain = "Mine-2026-now" }));
        Task<bool> MustAsync() => tracker.ReadAsync(db => db.Users.Where(u => u.Id == created.Id).Select(u => u.MustChangePassword).SingleAsync(Stop));
    }

    [Fact]
    public async Task A_circuit_that_opened_all_the_same_is_nobodys()
    {
        await using var tracker = await Tracker.StartAsync();
        var id = await tracker.UserIdAsync("manager");
        await tracker.AsAsync<ResetPasswordHandler, string>("admin", handler => handler.HandleAsync(id, Stop));
        await using var scope = tracker.AsNobody();
        var signIn = scope.ServiceProvider.GetRequiredService<SignInManager<User>>();
        var principal = await signIn.CreateUserPrincipalAsync((await signIn.UserManager.FindByNameAsync("manager"))!);
        var user = scope.ServiceProvider.GetRequiredService<CurrentUser>();
        await new CircuitUser(new Somebody(principal), user).OnCircuitOpenedAsync(null!, Stop);
        Assert.Null(user.Id);

        user.Become(principal);
        Assert.All(Enum.GetValues<Permission>(), permission => Assert.False(user.May(permission)));
    }

    /// <summary>Every address without a key in it that is answered to a signed-in user, from the program's own table.</summary>
    private static async Task<List<string>> AddressesAsync(WebApplicationFactory<Program> host)
    {
        var addresses = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>() is null)
            .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is null or [] or [.., "GET"] or ["GET", ..])
            .Select(e => $"/{e.RoutePattern.RawText!.TrimStart('/')}")
            .Where(a => !a.StartsWith("/_", StringComparison.Ordinal) && a is not OwnPassword.ChangePath and not OwnPassword.SignOutPath)
            .Select(a => a.Contains('{', StringComparison.Ordinal) ? a[..a.IndexOf('{', StringComparison.Ordinal)] + "1" : a).Distinct().ToList();
        Assert.Contains("/engagements.csv", addresses);
        Assert.Contains("/engagements", addresses);
        return await Task.FromResult(addresses);
    }

    private static WebApplicationFactory<Program> Host(Tracker tracker) => new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        host.UseSetting("ConnectionStrings:Tracker", $"Data Source={tracker.DatabaseFile}").UseSetting("environment", "Development").UseSetting("Reminders:Off", "true"));

    private static HttpClient Browser(WebApplicationFactory<Program> host) =>
        host.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    private sealed class Somebody(System.Security.Claims.ClaimsPrincipal principal) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(principal));
    }
}
