using System.CommandLine;
using EngagementTracker.Web.Data;
using Microsoft.Data.Sqlite;

namespace EngagementTracker.Web.Commands;

/// <summary>The option and the manners that verbs on a database share.</summary>
internal static class DatabaseOption
{
    public static Option<string> Create() => new("--database") { Description = "The database file; the server's own unless given.", HelpName = "FILE" };

    public static DatabaseFile Of(string? given, IConfiguration settings) => given is not null
        ? DatabaseFile.At(given) : DatabaseFile.Of(settings.GetConnectionString(DatabaseSetup.ConnectionName) ?? DatabaseSetup.DefaultConnection);

    /// <summary>Does it, and says what came of it: one line on standard output, or on standard error if it was refused.</summary>
    public static async Task<int> SayAsync(string database, Func<Task<string>> act)
    {
        try
        {
            Console.WriteLine(await act());
            return 0;
        }
        catch (Exception trouble) when (trouble is SqliteException or IOException or UnauthorizedAccessException or InvalidDataException or InvalidOperationException)
        {
            var sentence = trouble is SqliteException ? $"The database {database} cannot be read: {trouble.Message}" : trouble.Message;
            await Console.Error.WriteLineAsync(sentence.ReplaceLineEndings(" "));
            return 1;
        }
    }
}
