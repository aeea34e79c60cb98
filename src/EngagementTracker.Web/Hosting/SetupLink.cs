using System.Security.Cryptography;
using System.Text;

namespace EngagementTracker.Web.Hosting;

/// <summary>The one-time secret with which the first administrator is made. Exists only while there are no users; lost with the process.</summary>
public sealed class SetupLink
{
    private string? token;

    public string Open() => $"/account/setup?token={token ??= Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24))}";

    public bool Accepts(string? candidate) =>
        token is { } secret && candidate is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(candidate));

    public void Close() => token = null;
}
