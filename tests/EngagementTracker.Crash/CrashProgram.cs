using System.Globalization;
using EngagementTracker.Web.Data;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Crash;

/// <summary>
/// A program for tests to kill. It makes itself ready, says "ready", waits for a line, and then works until it is killed:
/// <c>log DATABASE ACKNOWLEDGED</c> logs calls, <c>upgrade DATABASE</c> brings a database to the present schema.
/// </summary>
internal static class CrashProgram
{
    public static async Task<int> Main(string[] args)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        var connectionString = $"Data Source={args[1]}";
        switch (args[0])
        {
            case "log":
                await CallLogger.RunAsync(connectionString, args[2], ReadyAsync);
                return 0;
            case "upgrade":
                await using (var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddSingleton<SqlitePragmas>().AddSingleton<SchemaUpgrade>().BuildServiceProvider())
                {
                    var upgrade = services.GetRequiredService<SchemaUpgrade>();
                    await ReadyAsync();
                    await upgrade.OpenAsync(connectionString);
                }
                Console.WriteLine("done");
                return 0;
            default:
                return 2;
        }
    }

    private static async Task ReadyAsync()
    {
        Console.WriteLine("ready");
        await Console.In.ReadLineAsync();
    }
}
