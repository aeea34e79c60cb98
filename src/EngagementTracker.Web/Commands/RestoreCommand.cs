using System.CommandLine;
using EngagementTracker.Web.Data.Backups;

namespace EngagementTracker.Web.Commands;

/// <summary>Puts a backup in the place of the database, which is kept aside.</summary>
internal static class RestoreCommand
{
    public static Command Create(IConfiguration settings)
    {
        var file = new Argument<string>("file") { Description = "A backup, with its manifest beside it.", HelpName = "FILE" };
        var database = DatabaseOption.Create();
        var restore = new Command("restore", "Checks a backup and puts it in the place of the database, which is kept aside. The server must be stopped.") { file, database };
        restore.SetAction((parsed, cancellation) =>
        {
            var to = DatabaseOption.Of(parsed.GetValue(database), settings);
            return DatabaseOption.SayAsync(to.Name, async () =>
            {
                var (manifest, aside) = await Restoration.RestoreAsync(parsed.GetValue(file)!, to, TimeProvider.System.GetUtcNow().UtcDateTime, cancellation);
                return $"{to.Name} is as it was at {manifest.AtUtc:yyyy-MM-dd'T'HH:mm:ss'Z'}. {(aside is null ? "There was no database before." : $"The one before is kept as {aside}.")}";
            });
        });
        return restore;
    }
}
