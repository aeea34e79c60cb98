using System.Diagnostics;

namespace EngagementTracker.Tests.Data.Crash;

/// <summary>The program that exists to be killed (tests/EngagementTracker.Crash).</summary>
internal sealed class CrashProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task<string?> ready;

    private CrashProcess(Process process) => (this.process, ready) = (process, process.StandardOutput.ReadLineAsync());

    public static CrashProcess Start(params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "EngagementTracker.Crash.dll");
        return new CrashProcess(Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_TieredPGO"] = "0" },
        })!);
    }

    /// <summary>Lets it go once it is ready.</summary>
    public async Task GoAsync()
    {
        if (await ready != "ready") throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteLineAsync("go");
        await process.StandardInput.FlushAsync();
    }

    /// <summary>By itself, which none should.</summary>
    public bool HasEnded => process.HasExited;

    /// <summary>As <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        // It had ended by itself if it has another code: 128 + 9.
        if (process.ExitCode is not (137 or 0)) throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
