using EngagementTracker.EndToEnd.Setup;

namespace EngagementTracker.EndToEnd.Line;

/// <summary>A server behind a line that can be cut, and that can be killed and started again at the same address with the same database.</summary>
public abstract class LineServer(TimeSpan keptFor) : AppServer(accounts: true, records: true)
{
    private CutLine? line;
    private string own = "http://127.0.0.1:0";

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["ASPNETCORE_URLS"] = own,
        ["Line__KeptFor"] = keptFor.ToString("c"),
        ["Line__PauseAfter"] = PauseAfter.ToString("c"),
    };

    protected virtual TimeSpan PauseAfter => TimeSpan.Zero;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        own = Address;
        line ??= Laid(new CutLine(new Uri(own)));
        Address = line.Address;
    }

    /// <summary>Ends every connection and lets nobody through.</summary>
    public Task CutAsync() => line!.CutAsync();

    public void Restore() => line!.Restore();

    /// <summary>As <c>kill -9</c> does.</summary>
    public Task KillAsync() => StopAsync();

    public Task StartAgainAsync() => InitializeAsync().AsTask();

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (line is not null) await line.DisposeAsync();
        await base.DisposeAsync();
    }

    private static CutLine Laid(CutLine line)
    {
        line.Open();
        return line;
    }
}

/// <summary>With patience for browsers whose line is down.</summary>
public sealed class PatientServer() : LineServer(TimeSpan.FromMinutes(5));

/// <summary>Without any: a page whose line is down for a moment is gone. A page that nobody looks at is paused at once.</summary>
public sealed class ForgetfulServer() : LineServer(TimeSpan.FromSeconds(1))
{
    protected override TimeSpan PauseAfter => TimeSpan.FromMilliseconds(300);
}
