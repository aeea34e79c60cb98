using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EngagementTracker.EndToEnd.Setup;

namespace EngagementTracker.EndToEnd.Web;

/// <summary>In production on this machine, without HTTPS: the trial that the README begins with.</summary>
public sealed class TrialServer() : AppServer(accounts: false, records: false)
{
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Production" };
}

/// <summary>In production behind a proxy that ends TLS, which is this machine.</summary>
public sealed class ProxiedServer() : AppServer(accounts: true, records: false)
{
    public const string PublicHost = "tracker.example";

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["Web__TrustedProxies"] = "127.0.0.1;::1",
        ["AllowedHosts"] = PublicHost,
    };
}

/// <summary>With TLS of its own, and an eye on its users every other second.</summary>
public sealed class SecureServer() : AppServer(accounts: true, records: true)
{
    protected override IReadOnlyDictionary<string, string> Settings
    {
        get
        {
            var file = Path.Combine(Folder, "tls.pfx");
            if (!File.Exists(file)) File.WriteAllBytes(file, Certificate());
            return new Dictionary<string, string>
            {
                ["ASPNETCORE_URLS"] = "https://127.0.0.1:0",
                ["Kestrel__Certificates__Default__Path"] = file,
                ["Kestrel__Certificates__Default__Password"] = "test",
                ["SignIn__ValidationInterval"] = "00:00:02",
            };
        }
    }

    private static byte[] Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return certificate.Export(X509ContentType.Pfx, "test");
    }
}

/// <summary>With little patience for one address.</summary>
public sealed class ImpatientServer() : AppServer(accounts: true, records: false)
{
    public const int FailuresPerAddress = 6;

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["SignIn__FailuresPerAddress"] = $"{FailuresPerAddress}",
        ["SignIn__FailuresPerName"] = "3",
    };
}

/// <summary>In production, open to the network without HTTPS.</summary>
public sealed class OpenServer() : AppServer(accounts: false, records: false)
{
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["ASPNETCORE_URLS"] = "http://0.0.0.0:0",
    };
}
