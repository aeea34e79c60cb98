using Microsoft.Data.Sqlite;

namespace EngagementTracker.Web.Data;

/// <summary>Where a database lies, and what lies beside it.</summary>
public sealed class DatabaseFile
{
    private DatabaseFile(string name)
    {
        Name = name;
        var path = System.IO.Path.GetFullPath(name);
        Path = File.Exists(path) && File.ResolveLinkTarget(path, returnFinalTarget: true) is { } target ? target.FullName : path;
        EvidenceFolder = System.IO.Path.Combine(Folder, $"{System.IO.Path.GetFileNameWithoutExtension(path)}-evidence");
    }

    /// <summary>As it was given, to speak of it.</summary>
    public string Name { get; }

    /// <summary>The file itself, whatever link leads to it.</summary>
    public string Path { get; }

    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    public string EvidenceFolder { get; }

    /// <summary>What has been written, and not yet brought into the file.</summary>
    public string WriteAheadLog => $"{Path}-wal";

    public string SharedMemory => $"{Path}-shm";

    /// <summary>Empty; who holds a lock on it uses the database: see <see cref="DatabaseUse"/>.</summary>
    public string UseFile => $"{Path}-use";

    /// <summary>A copy that is being brought to a newer schema.</summary>
    public string Upgrading => $"{Path}-upgrading";

    /// <summary>A copy that is whole and about to take the database's place.</summary>
    public string Restoring => $"{Path}-restoring";

    public static DatabaseFile At(string name) => new(name);

    public static DatabaseFile Of(string connectionString) => new(new SqliteConnectionStringBuilder(connectionString).DataSource);

    /// <summary>Removes a database with its log.</summary>
    public static void Remove(string path)
    {
        foreach (var file in (string[])[path, $"{path}-wal", $"{path}-shm", $"{path}-journal"]) File.Delete(file);
    }

    /// <summary>Makes an empty file that only those may read who may read the database.</summary>
    public void MakeLikewise(string path)
    {
        using (new FileStream(path, FileMode.CreateNew, FileAccess.Write)) { }
        if (!OperatingSystem.IsWindows() && File.Exists(Path)) File.SetUnixFileMode(path, File.GetUnixFileMode(Path) | UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
