using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace EngagementTracker.EndToEnd.Line;

/// <summary>The line between browsers and a server, which can be cut: whatever goes over it ends, and nobody gets through until it is restored.</summary>
public sealed class CutLine(Uri server) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<TcpClient, byte> open = new();
    private TcpListener listener = new(IPAddress.Loopback, 0);
    private Task listening = Task.CompletedTask;

    /// <summary>Where browsers find the server at the other end, without a slash at the end; the same after each cut.</summary>
    public string Address { get; private set; } = "";

    public void Open()
    {
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        Address = $"http://127.0.0.1:{port}";
        listening = ListenAsync(listener);
    }

    public async Task CutAsync()
    {
        listener.Stop();
        await listening;
        foreach (var client in open.Keys) client.Close();
    }

    public void Restore()
    {
        listener = new TcpListener(IPAddress.Loopback, new Uri(Address).Port);
        Open();
    }

    private async Task ListenAsync(TcpListener at)
    {
        try
        {
            while (true) _ = CarryAsync(await at.AcceptTcpClientAsync());
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut.
        }
    }

    private async Task CarryAsync(TcpClient browser)
    {
        using var there = browser;
        using var here = new TcpClient();
        open[browser] = open[here] = 0;
        try
        {
            await here.ConnectAsync(server.Host, server.Port);
            await Task.WhenAny(
                browser.GetStream().CopyToAsync(here.GetStream()),
                here.GetStream().CopyToAsync(browser.GetStream()));
        }
        catch (Exception end) when (end is SocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Either side has gone, or the line was cut.
        }
        finally
        {
            open.TryRemove(browser, out _);
            open.TryRemove(here, out _);
        }
    }

    public async ValueTask DisposeAsync() => await CutAsync();
}
