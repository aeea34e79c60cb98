using System.Diagnostics;
using System.Text.Json;

namespace EngagementTracker.Tests.Calendars;

/// <summary>What ical.js understood of a calendar: a parser that is not ours, run by Node. test.sh installs it.</summary>
internal static class IcalJs
{
    public sealed record Entry(
        string Uid, string Summary, int Sequence, string? Status, bool IsDay, string Start, string? StartUtc, string? End, string? Zone);

    public sealed record Read(string? Method, IReadOnlyList<Entry> Events);

    public static async Task<Read> ReadAsync(string calendar)
    {
        var folder = Folder();
        using var node = Process.Start(new ProcessStartInfo("node", ["read.mjs"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (read, trouble) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.StandardInput.WriteAsync(calendar);
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, $"{await trouble}{Environment.NewLine}If ical.js is missing: npm ci --prefix {folder}");
        return JsonSerializer.Deserialize<Read>(await read, JsonSerializerOptions.Web)!;
    }

    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var here = Path.Combine(folder.FullName, "Calendars");
            if (File.Exists(Path.Combine(here, "read.mjs"))) return here;
        }
        throw new DirectoryNotFoundException("tests/EngagementTracker.Tests/Calendars is not above the tests that run.");
    }
}
