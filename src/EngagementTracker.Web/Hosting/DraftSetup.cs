using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;

namespace EngagementTracker.Web.Hosting;

public static class DraftSetup
{
    /// <summary>
    /// Drafts, and the keys that outlive the process: with them a session goes on after a restart, and what a browser has kept can be read again.
    /// </summary>
    public static void AddDrafts(this IServiceCollection services, string connectionString)
    {
        services.AddHostedService<DraftSweeper>();
        services.AddDataProtection().SetApplicationName("EngagementTracker").PersistKeysToFileSystem(KeysBeside(connectionString));
    }

    /// <summary>Makes the folder of the keys, for nobody but the program's own user.</summary>
    public static void MakeKeysFolder(string connectionString)
    {
        var folder = KeysBeside(connectionString).FullName;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>As the evidence, the keys stand beside the database.</summary>
    private static DirectoryInfo KeysBeside(string connectionString)
    {
        var file = Path.GetFullPath(new SqliteConnectionStringBuilder(connectionString).DataSource);
        return new DirectoryInfo(Path.Combine(Path.GetDirectoryName(file)!, $"{Path.GetFileNameWithoutExtension(file)}-keys"));
    }
}
