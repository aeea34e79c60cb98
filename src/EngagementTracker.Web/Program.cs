using System.Globalization;
using EngagementTracker.Web;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Api;
using EngagementTracker.Web.Commands;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Seed;
using EngagementTracker.Web.Hosting;
using FluentValidation;
using MudBlazor.Services;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;

if (Verbs.AreIn(args)) return await Verbs.RunAsync(args);

var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = args,
    ContentRootPath = Settings.ContentRoot,
});
// Not in appsettings.json, which would outrank ASPNETCORE_URLS.
if (builder.Configuration[WebHostDefaults.ServerUrlsKey] is null) builder.WebHost.UseUrls("http://localhost:5080");
if (!await builder.IsReachedSafelyAsync() || !await builder.IsMailSetUpWellAsync() || !await builder.AreBackupsSetUpWellAsync()) return 1;
var connectionString = builder.Configuration.GetConnectionString(DatabaseSetup.ConnectionName) ?? DatabaseSetup.DefaultConnection;

builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddTrackerDatabase(connectionString);
builder.Services.Configure<MinistryOptions>(builder.Configuration.GetSection(MinistryOptions.Section));
builder.Services.AddSingleton<Ministry>();
builder.Services.Configure<DemoOptions>(builder.Configuration.GetSection(DemoOptions.Section));
builder.Services.AddScoped<ReferenceData>().AddScoped<Demo>();
builder.Services.AddSignIn();
builder.Services.AddAuditTrail(builder.Configuration);
builder.Services.AddReminders(builder.Configuration);
builder.Services.AddBackups(builder.Configuration);
builder.Services.AddDrafts(connectionString);
builder.Services.AddHostedService<StatisticsKeeper>();
builder.Services.AddSingleton<SetupLink>();
builder.Services.AddHandlers();
ValidatorOptions.Global.LanguageManager.Enabled = false;
// Notices stand at the foot, where they hide no button of a page.
builder.Services.AddMudServices(mud => mud.SnackbarConfiguration.PositionClass = MudBlazor.Defaults.Classes.Position.BottomRight);
builder.AddCircuits();
builder.AddDefences();

var app = builder.Build();
if (!await app.PrepareAsync(connectionString)) return 1;

app.UseDefences();
app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
app.UseAuthentication();
app.UseCurrentUser();
app.UseOwnPassword();
app.UseAuthorization();
app.UseAntiforgery();
app.UseAntiforgeryRefusal();
app.UseRecordAddresses();
app.MapStaticAssets().AllowAnonymous();
app.MapIcons();
app.MapAccount();
app.MapCsv();
app.MapPalette();
app.MapEvidence();
app.MapCalendars();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options =>
{
    // The page's own policy has it (Hosting/PageHeaders.cs).
    options.ContentSecurityFrameAncestorsPolicy = null;
    options.ConfigureWebSocketAcceptContext = (_, socket) =>
    {
        // Saves 256 KB a user at the same bytes (design.md, section 4).
        socket.DangerousEnableCompression = true;
        socket.DisableServerContextTakeover = true;
        return Task.CompletedTask;
    };
});
return await app.ServeAsync();

/// <summary>Named for the tests that start the application.</summary>
public partial class Program;
