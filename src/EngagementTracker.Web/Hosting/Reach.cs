using System.Net;

namespace EngagementTracker.Web.Hosting;

/// <summary>How readers reach the program, as far as configuration tells: at its own addresses, or through a proxy that it trusts.</summary>
public sealed class Reach(IConfiguration configuration)
{
    public const string ProxiesKey = "Web:TrustedProxies";
    public const string PlainHttpKey = "Web:AllowPlainHttp";

    /// <summary>The addresses and networks (10.0.0.5, 10.1.0.0/16) of the proxies whose word on the reader's address and scheme is taken.</summary>
    /// <exception cref="FormatException">One of them is neither.</exception>
    public IReadOnlyList<IPNetwork> TrustedProxies { get; } =
        [.. Split(configuration[ProxiesKey]).Select(p => p.Contains('/') ? IPNetwork.Parse(p) : new IPNetwork(IPAddress.Parse(p), p.Contains(':') ? 128 : 32))];

    /// <summary>A trusted proxy ends TLS; without one, an address of our own must begin with https.</summary>
    public bool IsHttps => TrustedProxies.Count > 0 || Addresses.Any(a => a.StartsWith("https:", StringComparison.OrdinalIgnoreCase));

    private IEnumerable<string> Addresses =>
    [
        .. Split(configuration[WebHostDefaults.ServerUrlsKey]),
        .. configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"]).OfType<string>(),
        .. Split(configuration[WebHostDefaults.HttpsPortsKey]).Select(port => $"https://*:{port}"),
    ];

    /// <summary>Why a production server must not be started like this; nothing, when it may.</summary>
    public static string? Objection(IConfiguration configuration, IHostEnvironment environment)
    {
        Reach reach;
        try
        {
            reach = new Reach(configuration);
        }
        catch (FormatException)
        {
            return $"{ProxiesKey} is “{configuration[ProxiesKey]}”. Write addresses or networks with semicolons between them, such as 10.0.0.5;10.1.0.0/16.";
        }
        if (!environment.IsProduction() || reach.IsHttps || configuration.GetValue<bool>(PlainHttpKey)) return null;
        return reach.Addresses.FirstOrDefault(a => !IsOnThisMachine(a)) is { } open
            ? $"{open} would send passwords and records over the network unencrypted. Use an https address, or name the proxy that ends TLS in {ProxiesKey}; for a trial, set {PlainHttpKey} to true."
            : null;
    }

    private static bool IsOnThisMachine(string address)
    {
        var binding = BindingAddress.Parse(address);
        return binding.IsUnixPipe || binding.IsNamedPipe || binding.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(binding.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
    }

    private static string[] Split(string? list) => (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
