using System.Security.Cryptography;
using EngagementTracker.Web.Access;
using Microsoft.AspNetCore.DataProtection;

namespace EngagementTracker.Web.Ui.Drafts;

/// <summary>
/// The keys with which a browser encrypts what it keeps for a user between two saves. It keeps each key only wrapped, so that what lies in it
/// is read by nobody but that user, signed in (docs/decisions/0014-drafts.md).
/// </summary>
public sealed class TailKeys(IDataProtectionProvider protection, CurrentUser user)
{
    /// <summary>After this long nobody can read a tail any more; the browser removes it.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(14);

    private const int Bytes = 32;

    private ITimeLimitedDataProtector Protector => protection.CreateProtector("Drafts.Tail", $"user:{user.SignedInId.Value}").ToTimeLimitedDataProtector();

    /// <summary>A fresh key, in Base64, plain and wrapped.</summary>
    public (string Key, string Wrapped) New()
    {
        var key = RandomNumberGenerator.GetBytes(Bytes);
        return (Convert.ToBase64String(key), Convert.ToBase64String(Protector.Protect(key, Lasts)));
    }

    /// <summary>The key again; <see langword="null"/> when it is another user's, too old, or none.</summary>
    public string? Unwrap(string wrapped)
    {
        try
        {
            return Convert.ToBase64String(Protector.Unprotect(Convert.FromBase64String(wrapped)));
        }
        catch (Exception none) when (none is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
