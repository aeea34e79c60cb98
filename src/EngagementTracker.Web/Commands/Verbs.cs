using System.CommandLine;
using EngagementTracker.Web.Hosting;

namespace EngagementTracker.Web.Commands;

/// <summary>What the program does besides serving. No verb starts the web server.</summary>
public static class Verbs
{
    private const int WrongUsage = 2;

    /// <summary>The server's own arguments begin with a sign, or set a value; a plain word is a verb.</summary>
    public static bool AreIn(IReadOnlyList<string> args) => args is [var first, ..]
        && (first is "--help" or "-h" or "-?" or "--version" || !(first.StartsWith('-') || first.StartsWith('/') || first.Contains('=', StringComparison.Ordinal)));

    /// <returns>0 done, 1 refused after one plain line on standard error, 2 wrong usage.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        // As the server reads them, so that both speak of the same database.
        var settings = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = Settings.ContentRoot }).Configuration;
        var root = new RootCommand("Engagement Tracker. Without a verb it serves; its address can be given with --urls.")
        {
            BackupCommand.Create(settings), RestoreCommand.Create(settings), VerifyCommand.Create(settings), ExtractCommand.Create(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count == 0) return await parsed.InvokeAsync();
        foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync(error.Message);
        await Console.Error.WriteLineAsync("Use --help to see what there is.");
        return WrongUsage;
    }
}
