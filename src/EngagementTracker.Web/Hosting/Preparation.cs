using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Audit;
using EngagementTracker.Web.Data.Files;
using EngagementTracker.Web.Data.Seed;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EngagementTracker.Web.Hosting;

/// <summary>What happens before the first request: schema, reference data, demo, set-up link.</summary>
public static class Preparation
{
    /// <summary>Says <see langword="false"/>, after one plain line on standard error, when the database cannot be used.</summary>
    public static async Task<bool> PrepareAsync(this WebApplication app, string connectionString)
    {
        try
        {
            DatabaseSetup.MakeFolder(connectionString);
            await app.Services.GetRequiredService<SchemaUpgrade>().OpenAsync(connectionString);
            DraftSetup.MakeKeysFolder(connectionString);
            await using var scope = app.Services.CreateAsyncScope();
            await PrepareAsync(app, scope.ServiceProvider);
            return true;
        }
        catch (Exception trouble) when (trouble is SqliteException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            await Console.Error.WriteLineAsync(DatabaseTrouble.ExplainStart(trouble, connectionString));
            return false;
        }
    }

    /// <summary>Serves until it is told to stop; says 1, after one plain line on standard error, when the address is taken.</summary>
    public static async Task<int> ServeAsync(this WebApplication app)
    {
        try
        {
            await app.RunAsync();
            return 0;
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{taken.Message} Stop the other program, or choose another address with --urls.");
            return 1;
        }
    }

    private static async Task PrepareAsync(WebApplication app, IServiceProvider services)
    {
        var db = services.GetRequiredService<TrackerDbContext>();
        await AuditSeal.SealAsync(db);
        await services.GetRequiredService<ReferenceData>().LoadAsync();
        services.GetRequiredService<EvidenceStore>().ForgetAbandoned();
        await app.Services.GetRequiredService<Ministry>()
            .LoadAsync(db, services.GetRequiredService<IOptions<MinistryOptions>>().Value);
        var demo = services.GetRequiredService<IOptions<DemoOptions>>().Value;
        if (demo.Accounts || demo.Records) await services.GetRequiredService<Demo>().LoadAsync(demo);
        var anyUser = await db.Users.AnyAsync();
        app.Lifetime.ApplicationStarted.Register(() => Announce(app, demo, anyUser));
    }

    private static void Announce(WebApplication app, DemoOptions demo, bool anyUser)
    {
        var address = app.Urls.FirstOrDefault() ?? "http://localhost:5080";
        Console.WriteLine($"Engagement Tracker is at {address}");
        if (app.Environment.IsProduction() && !app.Services.GetRequiredService<Reach>().IsHttps)
            Console.WriteLine("Served without HTTPS: for a trial only. docs/security.md says how to have it.");
        if (demo.Accounts) Console.WriteLine($"Demo accounts: {string.Join(", ", Demo.UserNames)}; password {Demo.Password}");
        if (!anyUser) Console.WriteLine($"No users yet. Create the first administrator at {address}{app.Services.GetRequiredService<SetupLink>().Open()}");
    }
}
