namespace EngagementTracker.Web.Data;

/// <summary>
/// A hold on a database by a lock on a file beside it, which ends with the process however that ends. Servers hold it together; what puts
/// another file in the database's place holds it alone.
/// </summary>
public sealed class DatabaseUse : IDisposable
{
    // "Held by somebody else", as Linux, macOS and Windows say it.
    private static readonly int[] Held = [11, 35, unchecked((int)0x80070020)];

    private readonly FileStream file;

    private DatabaseUse(FileStream file) => this.file = file;

    /// <returns><see langword="null"/> if somebody holds it alone.</returns>
    public static DatabaseUse? Together(DatabaseFile database) => Try(database.UseFile, FileShare.Read);

    /// <returns><see langword="null"/> if anybody holds it.</returns>
    public static DatabaseUse? Alone(DatabaseFile database) => Try(database.UseFile, FileShare.None);

    /// <summary>A hold on something else that only one may do at a time.</summary>
    /// <returns><see langword="null"/> if somebody holds it.</returns>
    public static DatabaseUse? Alone(string file) => Try(file, FileShare.None);

    private static DatabaseUse? Try(string file, FileShare share)
    {
        try
        {
            return new DatabaseUse(new FileStream(file, FileMode.OpenOrCreate, FileAccess.Read, share));
        }
        catch (IOException trouble) when (Held.Contains(trouble.HResult))
        {
            return null;
        }
    }

    public void Dispose() => file.Dispose();
}
