using System.Security.Claims;
using Bunit;
using EngagementTracker.Domain.Access;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data.Audit;
using EngagementTracker.Web.Ui.Frame;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Access.Canary;

/// <summary>Every page, rendered with its frame and its title for every role and clearance, against the words that they may not meet.</summary>
public sealed class CanaryPagesTests(CanaryTracker canary) : IClassFixture<CanaryTracker>
{
    public static IEnumerable<TheoryDataRow<Roles, Marking?>> Readers =>
        CanaryReader.All.Select(r => new TheoryDataRow<Roles, Marking?>(r.Role, r.Clearance));

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Nobody_meets_a_word_that_they_may_not_read(Roles role, Marking? clearance)
    {
        var reader = new CanaryReader(role, clearance);
        HashSet<string> met = [];
        await using var scope = await canary.Tracker.AsAsync(reader.UserName);
        foreach (var address in canary.Addresses.Where(a => !a.IsStatic))
        {
            var shown = await ShowAsync(scope, address);
            foreach (var word in CanaryRecords.Words.Keys.Where(w => shown.Contains(w, StringComparison.OrdinalIgnoreCase)))
            {
                Assert.True(reader.MayRead(word), $"{reader.UserName} meets {word} at {address.Address}:\n{Around(shown, word)}");
                met.Add(word);
            }
        }

        // The crawl is worth something only if it meets what it may.
        var readable = CanaryRecords.Words.Keys.Where(reader.MayRead).ToList();
        Assert.Equal(readable.Order(), met.Order());
        TestContext.Current.TestOutputHelper?.WriteLine($"{reader.UserName}: {canary.Addresses.Count} addresses of {CanaryAddresses.Pages.Count()} pages, {met.Count} words met, 0 leaks");
    }

    [Fact]
    public async Task Whoever_opens_a_marked_record_is_on_record_whatever_the_page()
    {
        await using var scope = await canary.Tracker.AsAsync(new CanaryReader(Roles.Manager, Marking.TopSecret).UserName);
        string[] marked = [.. CanaryRecords.Words.Keys.Where(w => CanaryRecords.Words[w] > Marking.Unclassified)];
        var opened = 0;
        foreach (var address in canary.Addresses.Where(a => !a.IsStatic && canary.Records.References.Any(r => a.Address.Contains(r, StringComparison.Ordinal))))
        {
            var before = await ReadsAsync();
            var shown = await ShowAsync(scope, address);
            if (!marked.Any(w => shown.Contains(w, StringComparison.OrdinalIgnoreCase))) continue;
            opened++;
            Assert.True(await ReadsAsync() > before, $"{address.Address} shows a marked record, and the trail does not say so.");
        }
        Assert.True(opened > 100, $"Only {opened} pages showed a marked record.");

        Task<int> ReadsAsync() => canary.Tracker.ReadAsync(db => db.AuditEntries.IgnoreQueryFilters().CountAsync(a => a.Action == AuditAction.Read));
    }

    internal static async Task<string> ShowAsync(AsyncServiceScope scope, CanaryAddress address)
    {
        await using var context = Pages.In(scope);
        var principal = await PrincipalAsync(scope);
        context.Services.AddSingleton<AuthenticationStateProvider>(new SignedIn(principal));
        context.Services.AddSingleton(scope.ServiceProvider.GetRequiredService<IAuthorizationService>());
        context.Services.AddSingleton(scope.ServiceProvider.GetRequiredService<IAuthorizationPolicyProvider>());
        context.Services.AddCascadingAuthenticationState();
        context.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        var navigation = context.Services.GetRequiredService<NavigationManager>();
        var isMissing = false;
        navigation.OnNotFound += (_, _) => isMissing = true;
        navigation.NavigateTo(address.Address);
        var route = new RouteData(address.Page, address.Values);
        var shown = context.Render(builder =>
        {
            builder.OpenComponent<HeadOutlet>(0);
            builder.CloseComponent();
            builder.OpenComponent<AuthorizeRouteView>(1);
            builder.AddComponentParameter(2, nameof(AuthorizeRouteView.RouteData), route);
            builder.AddComponentParameter(3, nameof(AuthorizeRouteView.DefaultLayout), typeof(MainLayout));
            builder.CloseComponent();
        });
        await shown.WaitForStateAsync(() => isMissing || !shown.Markup.Contains("class=\"bones", StringComparison.Ordinal), TimeSpan.FromSeconds(10));
        return shown.Markup;
    }

    private static async Task<ClaimsPrincipal> PrincipalAsync(AsyncServiceScope scope)
    {
        var services = scope.ServiceProvider;
        var user = await services.GetRequiredService<UserManager<User>>().FindByIdAsync(services.GetRequiredService<CurrentUser>().SignedInId.ToString());
        return await services.GetRequiredService<IUserClaimsPrincipalFactory<User>>().CreateAsync(user!);
    }

    private static string Around(string text, string word)
    {
        var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        return text[Math.Max(0, at - 300)..Math.Min(text.Length, at + 100)];
    }

    private sealed class SignedIn(ClaimsPrincipal principal) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(principal));
    }
}

/// <summary>One database with the canaries for all the readers.</summary>
public sealed class CanaryTracker : IAsyncLifetime
{
    public const string Password = "Canary-2025!";

    public Tracker Tracker { get; private set; } = null!;
    public CanaryRecords Records { get; private set; } = null!;
    public IReadOnlyList<CanaryAddress> Addresses { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Tracker = await Tracker.StartAsync();
        Records = await CanaryRecords.AddToAsync(Tracker, Password);
        Addresses = await Tracker.ReadAsync(db => CanaryAddresses.AllAsync(db, Records));
    }

    public ValueTask DisposeAsync() => Tracker.DisposeAsync();
}
