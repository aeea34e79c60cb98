using System.Collections.Concurrent;

namespace EngagementTracker.EndToEnd.Setup;

/// <summary>What the program's first start with the demo leaves on disk: made once for each kind, because it takes longer than most journeys.</summary>
internal static class FirstStart
{
    private static readonly ConcurrentDictionary<bool, Lazy<Task<IReadOnlyList<(string Path, byte[] Content)>>>> Made = new();

    /// <summary>Puts it into a folder, for a program that starts there as if it had before.</summary>
    public static async Task CopyAsync(bool records, string folder)
    {
        foreach (var (path, content) in await Made.GetOrAdd(records, kind => new(() => MakeAsync(kind))).Value)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllBytesAsync(file, content);
        }
    }

    private static async Task<IReadOnlyList<(string Path, byte[] Content)>> MakeAsync(bool records)
    {
        await using var server = new FirstServer(records);
        await server.InitializeAsync();
        return await server.StopAndReadAsync();
    }

    private sealed class FirstServer(bool records) : AppServer(accounts: true, records)
    {
        protected override bool IsFirstStart => true;

        public async Task<IReadOnlyList<(string Path, byte[] Content)>> StopAndReadAsync()
        {
            await StopAsync();
            return [.. Directory.GetFiles(Folder, "*", SearchOption.AllDirectories).Select(f => (Path.GetRelativePath(Folder, f), File.ReadAllBytes(f)))];
        }
    }
}
