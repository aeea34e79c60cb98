using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;

[assembly: AssemblyFixture(typeof(EngagementTracker.EndToEnd.Setup.Browser))]

namespace EngagementTracker.EndToEnd.Setup;

/// <summary>With the demo's users and its records.</summary>
public sealed class DemoServer() : AppServer(accounts: true, records: true);

/// <summary>With the demo's users, and nothing on record yet.</summary>
public sealed class EmptyServer() : AppServer(accounts: true, records: false);

/// <summary>As a ministry finds it at its first start: nobody can sign in.</summary>
public sealed class NewServer() : AppServer(accounts: false, records: false);

/// <summary>The program as it was built, in a process, on a free port and a database file of its own.</summary>
public abstract class AppServer(bool accounts, bool records) : IAsyncLifetime
{
    private const string Announcement = "Engagement Tracker is at ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string folder = Directory.CreateTempSubdirectory("tracker-e2e-").FullName;
    private readonly ConcurrentQueue<string> log = new();
    private readonly ConcurrentDictionary<string, string> signedIn = new();
    private Process? process;

    private event Action<string>? Logged;

    /// <summary>Where the program is, without a slash at the end.</summary>
    public string Address { get; protected set; } = "";

    public string DatabaseFile => Path.Combine(folder, "tracker.db");

    /// <summary>What the program has written so far.</summary>
    public IReadOnlyList<string> Log => [.. log];

    /// <summary>Where the database's file lies; removed with all that is in it at the end.</summary>
    protected string Folder => folder;

    /// <summary>What starts the program: nothing, or another command with its arguments.</summary>
    protected virtual IReadOnlyList<string> Launcher => [];

    /// <summary>More of the connection string.</summary>
    protected virtual string DatabaseOptions => "";

    /// <summary>More of the environment, or other values for it.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

    /// <summary>Whether the program makes its database itself: where it is not the demo's, or has settings or a disk of its own.</summary>
    protected virtual bool IsFirstStart => !accounts || Settings.Count > 0 || Launcher.Count > 0 || DatabaseOptions.Length > 0;

    public virtual async ValueTask InitializeAsync()
    {
        if (!IsFirstStart) await FirstStart.CopyAsync(records, folder);
        var started = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        process = Create();
        process.OutputDataReceived += (_, line) => Note(line.Data, started);
        process.ErrorDataReceived += (_, line) => Note(line.Data, started);
        process.Exited += (_, _) => started.TrySetException(new InvalidOperationException($"The program ended.\n{string.Join('\n', log)}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Address = await started.Task.WaitAsync(Patience);
    }

    /// <summary>Starts the program once more, on the same database, and waits until it gives up.</summary>
    public async Task<(int ExitCode, string Output, string Errors)> RunToEndAsync()
    {
        using var second = Create();
        second.Start();
        var output = second.StandardOutput.ReadToEndAsync();
        var errors = second.StandardError.ReadToEndAsync();
        await second.WaitForExitAsync().WaitAsync(Patience);
        return (second.ExitCode, await output, await errors);
    }

    private Process Create()
    {
        var program = Path.GetFullPath(typeof(AppServer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Program").Value!);
        string[] command = [.. Launcher, "dotnet", program];
        var process = new Process
        {
            StartInfo = new ProcessStartInfo(command[0], command[1..])
            {
                WorkingDirectory = Path.GetDirectoryName(program)!,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment =
                {
                    ["ASPNETCORE_ENVIRONMENT"] = "Development",
                    ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                    ["ConnectionStrings__Tracker"] = $"Data Source={DatabaseFile}{DatabaseOptions}",
                    ["Demo__Accounts"] = accounts.ToString(),
                    ["Demo__Records"] = records.ToString(),
                    ["Reminders__Off"] = "true",
                },
            },
            EnableRaisingEvents = true,
        };
        foreach (var (name, value) in Settings) process.StartInfo.Environment[name] = value;
        return process;
    }

    /// <summary>The first line of the log that contains a text, once it is there.</summary>
    public async Task<string> LogLineAsync(string text)
    {
        var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look(string line)
        {
            if (line.Contains(text, StringComparison.Ordinal)) found.TrySetResult(line);
        }

        Logged += Look;
        try
        {
            foreach (var line in log) Look(line);
            return await found.Task.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"The log does not say “{text}”:\n{string.Join('\n', log)}");
        }
        finally
        {
            Logged -= Look;
        }
    }

    /// <summary>The browser's state after a demo user has signed in, made once and then reused.</summary>
    public string? SignedInState(string userName) => signedIn.GetValueOrDefault(userName);

    public void Remember(string userName, string state) => signedIn[userName] = state;

    private void Note(string? line, TaskCompletionSource<string> started)
    {
        if (line is null) return;
        log.Enqueue(line);
        Logged?.Invoke(line);
        if (line.StartsWith(Announcement, StringComparison.Ordinal)) started.TrySetResult(line[Announcement.Length..].TrimEnd('/'));
    }

    protected async Task StopAsync()
    {
        if (process is null) return;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await StopAsync();
        Directory.Delete(folder, recursive: true);
    }
}
