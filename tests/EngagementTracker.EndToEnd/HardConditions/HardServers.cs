using System.Diagnostics;
using EngagementTracker.EndToEnd.Setup;
using EngagementTracker.Web.Data;
using Microsoft.Data.Sqlite;

namespace EngagementTracker.EndToEnd.HardConditions;

/// <summary>
/// A server that file modes bind: root, who would write all the same, starts it without that power. Each of its operations opens the
/// file anew, as a server does that has been idle for a while.
/// </summary>
public sealed class BoundServer() : AppServer(accounts: true, records: false)
{
    private const UnixFileMode Writable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode ReadOnly = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    protected override IReadOnlyList<string> Launcher => Environment.UserName == "root" ? ["setpriv", "--bounding-set=-dac_override"] : [];

    protected override string DatabaseOptions => ";Pooling=False";

    public void MakeReadOnly() => SetModes(ReadOnly);

    public void MakeWritable() => SetModes(Writable);

    private void SetModes(UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException("Modes of files are Unix's.");
        foreach (var file in Directory.GetFiles(Folder)) File.SetUnixFileMode(file, mode);
    }
}

/// <summary>A server whose database has a small disk of its own, in memory.</summary>
public sealed class SmallDiskServer() : AppServer(accounts: true, records: false)
{
    protected override bool IsFirstStart => true;

    private string Filler => Path.Combine(Folder, "filler");

    /// <summary>Why there is no small disk, if there is none.</summary>
    public string? Missing { get; private set; }

    public override async ValueTask InitializeAsync()
    {
        if (await RunAsync("mount", "-t", "tmpfs", "-o", "size=32m", "tmpfs", Folder) is { Length: > 0 } trouble)
            Missing = $"A disk of 32 MB cannot be mounted here ({trouble}); root may.";
        else await base.InitializeAsync();
    }

    /// <summary>Leaves not one page free, and no room in the log of writes either.</summary>
    public void Fill()
    {
        using var connection = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        command.ExecuteNonQuery();
        using var filler = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var page = new byte[4096];
        try
        {
            while (true) filler.Write(page);
        }
        catch (IOException)
        {
            // Full, as it should be.
        }
    }

    public void MakeRoom() => File.Delete(Filler);

    /// <summary>What SQLite says of the database, and how many calls have left a trace in it: a row, a participant, or an entry in the trail.</summary>
    public async Task<(string Integrity, long Calls)> StateAsync()
    {
        await using var connection = await ReadOnlyDatabase.OpenAsync(DatabaseFile);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        var integrity = (string)(await command.ExecuteScalarAsync())!;
        command.CommandText = """
            SELECT MAX((SELECT COUNT(*) FROM "Engagements"), (SELECT COUNT(DISTINCT "EngagementId") FROM "Participants"),
                (SELECT COUNT(*) FROM "AuditEntries" WHERE "Record" LIKE 'ENG-%' AND "Entity" = 'Engagement' AND "Action" = 0))
            """;
        return (integrity, (long)(await command.ExecuteScalarAsync())!);
    }

    public override async ValueTask DisposeAsync()
    {
        if (Missing is null)
        {
            await StopAsync();
            await RunAsync("umount", Folder);
        }
        await base.DisposeAsync();
    }

    private static async Task<string> RunAsync(string command, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
            var errors = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return process.ExitCode == 0 ? "" : errors.Trim();
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return missing.Message;
        }
    }
}
